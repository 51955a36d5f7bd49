{#- Eta squared: the share of the squares of a feature that the groups
    explain. As decimals, whose sums do not depend on the order of rows. -#}
{%- set features = var('clustering_features') -%}

with

protected_groups as (
    select * from {{ ref('protected_groups') }}
    where group_name <> 'unknown'
),

customer_features as (
    select * from {{ ref('customer_features') }}
),

feature_values as (
    {% for feature, transform in features.items() -%}
        {%- set value = as_double('customer_features.' ~ feature) %}
        select
            protected_groups.attribute,
            protected_groups.group_name,
            '{{ feature }}' as feature,
            cast({{
                'ln(1 + greatest(' ~ value ~ ', 0))' if transform == 'log1p'
                else value
            }} as numeric(19, 6)) as number_found
        from protected_groups
        inner join customer_features
            on protected_groups.customer_id = customer_features.customer_id
        {{ 'union all' if not loop.last }}
    {% endfor -%}
),

of_groups as (
    select
        attribute,
        feature,
        group_name,
        {{ as_double('count(*)') }} as n,
        {{ as_double('sum(number_found)') }} as total,
        {{ as_double('sum(number_found * number_found)') }} as squares
    from feature_values
    where number_found is not null
    group by 1, 2, 3
),

of_features as (
    select
        attribute,
        feature,
        count(*) as count_groups,
        sum(n) as n,
        sum(total) as total,
        sum(squares) as squares,
        sum(total * total / n) as between_groups
    from of_groups
    group by 1, 2
),

feature_proxies as (
    select
        of_features.attribute,
        of_features.feature,
        cast(of_features.n as bigint) as count_customers,
        cast(of_features.count_groups as int) as count_groups,
        floor(1e6 * greatest(
            of_features.between_groups
            - of_features.total * of_features.total / of_features.n,
            0
        ) / nullif(
            of_features.squares
            - of_features.total * of_features.total / of_features.n,
            0
        ) + 0.5) / 1e6 as explained_share,
        int_as_of.as_of
    from of_features
    cross join {{ ref('int_as_of') }} as int_as_of
)

select * from feature_proxies
