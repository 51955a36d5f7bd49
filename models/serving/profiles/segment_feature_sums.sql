{%- set features = number_columns('customer_features') -%}
{%- set ours = number_columns('customer_features', of_attributes=false) -%}
{#- An attribute may be as large as 10^13: its square needs more digits. -#}
{%- set squares = {
    true: 'cast({0} as numeric(19, 6)) * cast({0} as numeric(19, 6))',
    false: 'cast({0} * {0} as numeric(38, 6))',
} -%}

with

customer_segments as (
    select * from {{ ref('customer_segments') }}
),

customer_features as (
    select * from {{ ref('customer_features') }}
),

-- Side by side, so that the customers are read once, not once per feature. A
-- decimal's square is exact: no digit depends on the order of the rows.
sums as (
    select
        customer_segments.segment_id,
        customer_segments.as_of,
        {% for feature in features -%}
            count(customer_features.{{ feature }}) as count_{{ feature }},
            sum(cast(customer_features.{{ feature }} as numeric(19, 6)))
                as total_{{ feature }},
            sum({{ squares[feature in ours].format(
                'customer_features.' ~ feature
            ) }}) as squares_{{ feature }},
            {{ adapter.dispatch('quartiles_of')(
                'customer_features.' ~ feature
            ) }}
                as quartiles_{{ feature }},
        {% endfor -%}
        count(*) as count_customers
    from customer_segments
    inner join customer_features
        on customer_segments.customer_id = customer_features.customer_id
    group by 1, 2
),

segment_feature_sums as (
    {% for feature in features -%}
        select
            as_of,
            segment_id,
            '{{ feature }}' as feature,
            count_{{ feature }} as count_values,
            cast(total_{{ feature }} as numeric(38, 6)) as total,
            {% if feature not in ours -%}
                case when squares_{{ feature }} < 1e25 then
            {% endif -%}
            cast(squares_{{ feature }} as numeric(38, 12))
            {{- ' end' if feature not in ours }} as squares,
            quartiles_{{ feature }}[1] as quartile_1,
            quartiles_{{ feature }}[2] as median,
            quartiles_{{ feature }}[3] as quartile_3
        from sums
        {{ 'union all' if not loop.last }}
    {% endfor -%}
)

select * from segment_feature_sums
