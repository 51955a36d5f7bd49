{#- Of attributes, whose values exclude each other, only the numbers. -#}
{%- set features = {} -%}
{%- for name, transform in var('clustering_features').items()
    if transform != 'one_hot' -%}
    {%- do features.update({name: transform}) -%}
{%- endfor -%}
{%- set names = features | sort -%}
{#- A covariance times the square of the number of customers. -#}
{%- set spread = 'count_customers * total_{0}_x_{1} - total_{0} * total_{1}' -%}

with

customer_features as (
    select * from {{ ref('customer_features') }}
),

-- Sums of decimals are exact: the order of the rows changes no digit.
clustering_input as (
    select
        {% for feature in names -%}
            cast(
                {{ transformed(as_double(feature), features[feature]) }}
                as numeric(18, 6)
            ) as {{ feature }},
        {% endfor -%}
        as_of
    from customer_features
    where
        has_ordered
        and {{ names | join(' is not null\n        and ') }} is not null
    {{ optimization_fence() }}
),

sums as (
    select
        {% for feature in names -%}
            sum({{ feature }}) as total_{{ feature }},
            {% for other in names[loop.index0:] -%}
                sum({{ feature }} * {{ other }})
                    as total_{{ feature }}_x_{{ other }},
            {% endfor -%}
        {% endfor -%}
        max(as_of) as as_of,
        count(*) as count_customers
    from clustering_input
),

feature_correlations as (
    {% for feature in names[:-1] -%}
        {% set is_last = loop.last -%}
        {% for other in names[loop.index:] -%}
            select
                as_of,
                '{{ feature }}' as feature,
                '{{ other }}' as other_feature,
                count_customers,
                {{ as_double(spread.format(feature, other)) }}
                / nullif(sqrt(
                    {{ as_double(spread.format(feature, feature)) }}
                    * {{ as_double(spread.format(other, other)) }}
                ), 0) as pearson_correlation
            from sums
            {{ 'union all' if not (is_last and loop.last) }}
        {% endfor -%}
    {% endfor -%}
)

select * from feature_correlations
