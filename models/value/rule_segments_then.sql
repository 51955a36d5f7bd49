{#- The rules of `rfm_scores`, for what was known then. -#}
{%- set measures = rfm_measures() -%}

with

rfm_rules as (
    select * from {{ ref('rfm_rules') }}
),

customers as (
    select
        customer_id,
        {{ as_double('days_since_first_order - days_to_last_order') }}
            as days_since_last_order,
        {{ as_double('count_repeats + 1') }} as count_orders,
        {{ as_double('net_spend') }} as net_spend
    from {{ ref('value_inputs') }}
    where moment = 'then'
),

cut_offs as (
    select
        {% for measure, column in measures.items() -%}
            {{ as_double('null') }} as {{ measure }}_0,
            {% for number in range(1, 5) -%}
                percentile_cont({{ number / 5 }}) within group (
                    order by {{ column }}
                ) as {{ measure }}_{{ number }},
            {% endfor -%}
        {% endfor -%}
        count(*) as count_customers
    from customers
),

-- Equal cut-offs are one, as in `rfm_thresholds`; fewer days are better.
scores as (
    select
        {% for measure, column in measures.items() -%}
            {{ '6 - ' if measure == 'recency' }}(
                1
                {%- for number in range(1, 5) %}
                    + case
                        when
                            customers.{{ column }} > nullif(
                                cut_offs.{{ measure }}_{{ number }},
                                cut_offs.{{ measure }}_{{ number - 1 }}
                            ) then 1
                        else 0
                    end
                {%- endfor %}
            ) as {{ measure }}_score,
        {% endfor -%}
        customers.customer_id,
        customers.days_since_last_order
    from customers
    cross join cut_offs
),

rules_that_hold as (
    select
        scores.customer_id,
        rfm_rules.rule_segment,
        row_number() over (
            partition by scores.customer_id order by rfm_rules.priority
        ) as rule_number
    from scores
    left join rfm_rules
        on
            scores.days_since_last_order >= coalesce(rfm_rules.days_at_least, 0)
            {% for measure in measures -%}
                and scores.{{ measure }}_score between coalesce(
                    rfm_rules.{{ measure }}_at_least, 1
                ) and coalesce(rfm_rules.{{ measure }}_at_most, 5)
            {% endfor -%}
),

rule_segments_then as (
    select
        customer_id,
        rule_segment
    from rules_that_hold
    where rule_number = 1
)

select * from rule_segments_then
