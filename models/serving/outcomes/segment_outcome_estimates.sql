with

customer_outcomes as (
    select * from {{ ref('customer_outcomes') }}
),

of_segments as (
    select
        segment_id,
        segmented_as_of,
        as_of,
        count(*) as count_customers,
        count(*) filter (where has_ordered_since) as count_repeat,
        count(is_overdue) as count_with_gap,
        count(*) filter (where is_overdue) as count_churned,
        sum(cast(net_spend_since as numeric(19, 6))) as net_spend,
        sum({{ exact_square('net_spend_since') }}) as net_spend_squares
    from customer_outcomes
    group by 1, 2, 3
),

of_all as (
    select
        sum(count_customers) as count_customers,
        sum(count_repeat) as count_repeat,
        sum(count_with_gap) as count_with_gap,
        sum(count_churned) as count_churned,
        sum(net_spend) as net_spend,
        sum(net_spend_squares) as net_spend_squares
    from of_segments
),

parts as (
    {% for part in ['segment', 'rest', 'all'] -%}
        select
            of_segments.segment_id,
            '{{ part }}' as part,
            of_segments.segmented_as_of,
            of_segments.as_of
            {%- for sum in [
                'count_customers', 'count_repeat', 'count_with_gap',
                'count_churned', 'net_spend', 'net_spend_squares',
            ] -%}
                ,
                {{ {
                    'segment': 'of_segments.' ~ sum,
                    'rest': 'of_all.' ~ sum ~ ' - of_segments.' ~ sum,
                    'all': 'of_all.' ~ sum,
                }[part] }} as {{ sum }}
            {%- endfor %}
        from of_segments
        cross join of_all
        {{ 'union all' if not loop.last }}
    {% endfor -%}
),

segment_outcome_estimates as (
    select
        segment_id,
        part,
        segmented_as_of,
        as_of,
        cast(count_customers as bigint) as count_customers,
        {{ as_double('count_repeat') }}
        / nullif(count_customers, 0) as repeat_share,
        {{ wilson_bound('count_repeat', 'count_customers', '-') }}
            as repeat_share_low,
        {{ wilson_bound('count_repeat', 'count_customers', '+') }}
            as repeat_share_high,
        {{ as_double('count_churned') }}
        / nullif(count_with_gap, 0) as churn_share,
        {{ wilson_bound('count_churned', 'count_with_gap', '-') }}
            as churn_share_low,
        {{ wilson_bound('count_churned', 'count_with_gap', '+') }}
            as churn_share_high,
        {{ as_double('net_spend') }}
        / nullif(count_customers, 0) as mean_net_spend,
        {{ mean_bound(
            'count_customers', 'net_spend', 'net_spend_squares', '-'
        ) }} as mean_net_spend_low,
        {{ mean_bound(
            'count_customers', 'net_spend', 'net_spend_squares', '+'
        ) }} as mean_net_spend_high
    from parts
)

select * from segment_outcome_estimates
