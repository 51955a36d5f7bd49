{%- set means = [
    'net_spend_365d', 'count_orders_365d', 'average_order_value',
    'return_share', 'discount_share', 'email_open_share_90d', 'active_days_30d',
    'count_tickets_90d',
] -%}

with

customer_segments as (
    select * from {{ ref('customer_segments') }}
),

customer_features as (
    select * from {{ ref('customer_features') }}
),

-- As decimals, whose sums do not depend on the order of rows.
segment_kpi_sums as (
    select
        case
            when grouping(customer_segments.segment_id) = 1 then 'ALL'
            else customer_segments.segment_id
        end as segment_id,
        case
            when grouping(customer_segments.tier) = 1 then 'all'
            else coalesce(customer_segments.tier, 'none')
        end as tier,
        max(customer_segments.as_of) as as_of,
        {% for metric in means -%}
            {%- set value = 'cast(customer_features.' ~ metric
                ~ ' as numeric(19, 6))' -%}
            count(customer_features.{{ metric }}) as n_{{ metric }},
            sum({{ value }}) as s_{{ metric }},
            sum({{ value }} * {{ value }}) as q_{{ metric }},
        {% endfor -%}
        count(*) as count_customers
    from customer_segments
    inner join customer_features
        on customer_segments.customer_id = customer_features.customer_id
    group by grouping sets (
        (customer_segments.segment_id, customer_segments.tier),
        (customer_segments.segment_id),
        (customer_segments.tier),
        ()
    )
)

select * from segment_kpi_sums
