{#- Omega squared (Hays, 1963): the share of the squares that a grouping
    explains, less what as many random groups would. -#}
with

value_scores as (
    select * from {{ ref('value_scores') }}
    where moment = 'then'
),

customer_outcomes as (
    select * from {{ ref('customer_outcomes') }}
),

rule_segments_then as (
    select * from {{ ref('rule_segments_then') }}
),

-- Only who has all labels: groupings are compared on the same customers.
customers as (
    select
        customer_outcomes.as_of,
        customer_outcomes.segmented_as_of,
        customer_outcomes.segment_id,
        rule_segments_then.rule_segment,
        ntile(3) over (
            partition by customer_outcomes.segment_id
            order by value_scores.order_probability, value_scores.customer_id
        ) as tier_number,
        case
            when customer_outcomes.has_ordered_since then 1.0 else 0.0
        end as repeated,
        ln(1 + {{ as_double(
            'greatest(customer_outcomes.net_spend_since, 0)'
        ) }}) as log_spend
    from customer_outcomes
    inner join value_scores
        on customer_outcomes.customer_id = value_scores.customer_id
    inner join rule_segments_then
        on customer_outcomes.customer_id = rule_segments_then.customer_id
),

grouped as (
    {% for grouping, label in {
        'segments': 'segment_id',
        'rfm_rules': 'rule_segment',
        'tiers': as_text('tier_number'),
        'segments_and_tiers': "segment_id || ' ' || " ~ as_text('tier_number'),
    }.items() -%}
        select
            as_of,
            segmented_as_of,
            '{{ grouping }}' as customer_grouping,
            {{ label }} as group_label,
            repeated,
            log_spend
        from customers
        {{ 'union all' if not loop.last }}
    {% endfor %}
),

groups as (
    select
        as_of,
        segmented_as_of,
        customer_grouping,
        group_label,
        {% for outcome in ['repeated', 'log_spend'] -%}
            {{ as_double('sum(' ~ outcome ~ ')') }} as {{ outcome }}_sum,
            {{ as_double('sum(' ~ outcome ~ ' * ' ~ outcome ~ ')') }}
                as {{ outcome }}_squares,
        {% endfor -%}
        {{ as_double('count(*)') }} as n
    from grouped
    group by 1, 2, 3, 4
),

squares as (
    select
        as_of,
        segmented_as_of,
        customer_grouping,
        {% for outcome in ['repeated', 'log_spend'] -%}
            sum({{ outcome }}_sum * {{ outcome }}_sum / n)
            - sum({{ outcome }}_sum) * sum({{ outcome }}_sum) / sum(n)
                as {{ outcome }}_between,
            sum({{ outcome }}_squares)
            - sum({{ outcome }}_sum * {{ outcome }}_sum / n)
                as {{ outcome }}_within,
        {% endfor -%}
        count(*) as count_groups,
        sum(n) as n
    from groups
    group by 1, 2, 3
),

explained as (
    select
        as_of,
        segmented_as_of,
        customer_grouping,
        cast(count_groups as int) as count_groups,
        {% for outcome, name in {
            'repeated': 'repeat_explained', 'log_spend': 'log_spend_explained',
        }.items() -%}
            {%- set within = outcome ~ '_within' -%}
            {%- set error = within ~ ' / nullif(n - count_groups, 0)' -%}
            greatest(
                (
                    {{ outcome }}_between - (count_groups - 1) * {{ error }}
                ) / nullif(
                    {{ outcome }}_between + {{ within }} + {{ error }}, 0
                ), 0
            ) as {{ name }},
        {% endfor -%}
        cast(n as bigint) as count_customers
    from squares
),

segmentation_scoreboard as (
    select
        *,
        repeat_explained - max(
            case
                when customer_grouping = 'segments' then repeat_explained
            end
        ) over () as repeat_explained_beyond
    from explained
)

select * from segmentation_scoreboard
