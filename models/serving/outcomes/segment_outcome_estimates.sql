{#- Bounds of 95 % intervals: Wilson's (1927) of a share, which keeps to 0-1
    also for few customers, and the normal one of a mean, null below two. -#}
{%- set z = '1.959963984540054' -%}
{%- set bounds = {'low': '-', 'high': '+'} -%}

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
        sum(
            cast(net_spend_since as numeric(19, 6))
            * cast(net_spend_since as numeric(19, 6))
        ) as net_spend_squares
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
        {% for share, successes, number in [
            ('repeat_share', 'count_repeat', 'count_customers'),
            ('churn_share', 'count_churned', 'count_with_gap'),
        ] -%}
            {{ as_double(successes) }} / nullif({{ number }}, 0) as {{ share }},
            {%- set n = 'nullif(' ~ as_double(number) ~ ', 0)' -%}
            {%- set p = '(' ~ as_double(successes) ~ ' / ' ~ n ~ ')' -%}
            {% for bound, sign in bounds.items() -%}
                least(greatest(
                    (
                        {{ p }} + {{ z }} * {{ z }} / (2 * {{ n }})
                        {{ sign }} {{ z }} * sqrt(
                            {{ p }} * (1 - {{ p }}) / {{ n }}
                            + {{ z }} * {{ z }} / (4 * {{ n }} * {{ n }})
                        )
                    ) / (1 + {{ z }} * {{ z }} / {{ n }}),
                    case when {{ n }} is not null then 0 end
                ), case when {{ n }} is not null then 1 end)
                    as {{ share }}_{{ bound }},
            {% endfor -%}
        {% endfor -%}
        {{ as_double('net_spend') }}
        / nullif(count_customers, 0) as mean_net_spend
        {%- for bound, sign in bounds.items() -%}
            ,
            case
                when count_customers >= 2
                    then
                        {{ as_double('net_spend') }} / count_customers
                        {{ sign }} {{ z }} * sqrt(
                            greatest({{ squares_about_mean(
                                'count_customers', 'net_spend',
                                'net_spend_squares'
                            ) }}, 0)
                            / {{ as_double('count_customers') }}
                            / (count_customers - 1)
                        )
            end as mean_net_spend_{{ bound }}
        {%- endfor %}
    from parts
)

select * from segment_outcome_estimates
