{#- A score is one more than the number of cut-offs below the value. Fewer days
    are better, so recency counts down: the most recent customers score 5. -#}
{%- set scores = {} -%}
{%- for measure, feature in rfm_measures().items() -%}
    {%- set steps = ['1'] -%}
    {%- for number in range(1, 5) -%}
        {%- do steps.append(
            'case when cut_offs.' ~ measure ~ '_' ~ number
            ~ ' < customer_features.' ~ feature ~ ' then 1 else 0 end'
        ) -%}
    {%- endfor -%}
    {%- set score = steps | join(' + ') -%}
    {%- do scores.update({
        measure: '6 - (' ~ score ~ ')' if measure == 'recency' else score
    }) -%}
{%- endfor -%}

with

customer_features as (
    select * from {{ ref('customer_features') }}
),

rfm_thresholds as (
    select * from {{ ref('rfm_thresholds') }}
),

rfm_rules as (
    select * from {{ ref('rfm_rules') }}
),

cut_offs as (
    select
        {% for measure in rfm_measures() -%}
            {% for number in range(1, 5) -%}
                max(cut_off) filter (
                    where measure = '{{ measure }}'
                    and cut_off_number = {{ number }}
                ) as {{ measure }}_{{ number }},
            {% endfor -%}
        {% endfor -%}
        count(*) as count_cut_offs
    from rfm_thresholds
),

customers_scored as (
    select
        {% for measure, score in scores.items() -%}
            case
                when customer_features.has_ordered then {{ score }}
            end as {{ measure }}_score,
        {% endfor -%}
        customer_features.customer_id,
        customer_features.as_of,
        customer_features.days_since_last_order,
        customer_features.count_orders,
        customer_features.net_spend
    from customer_features
    cross join cut_offs
),

customers_coded as (
    select
        *,
        case when recency_score > 0 then days_since_last_order else 0 end
            as silent_days,
        {{ as_text(
            'recency_score * 100 + frequency_score * 10 + monetary_score'
        ) }} as rfm_code
    from customers_scored
),

codes as (
    select distinct
        rfm_code,
        silent_days,
        recency_score,
        frequency_score,
        monetary_score
    from customers_coded
),

-- Days beside the scores: who bought a week ago is not silent in a young shop.
-- A missing score keeps no bound, so only a rule without bounds is left.
rules_that_hold as (
    select
        codes.rfm_code,
        codes.silent_days,
        rfm_rules.rule_segment,
        row_number() over (
            partition by codes.rfm_code, codes.silent_days
            order by rfm_rules.priority
        ) as rule_number
    from codes
    left join rfm_rules
        on
            codes.silent_days >= coalesce(rfm_rules.days_at_least, 0)
            {% for measure in rfm_measures() -%}
                {% for bound, sign in [('least', '>='), ('most', '<=')] -%}
                    and (
                        rfm_rules.{{ measure }}_at_{{ bound }} is null
                        or codes.{{ measure }}_score
                        {{ sign }} rfm_rules.{{ measure }}_at_{{ bound }}
                    )
                {% endfor -%}
            {% endfor -%}
),

rfm_scores as (
    select
        customers_coded.customer_id,
        customers_coded.as_of,
        customers_coded.days_since_last_order,
        customers_coded.count_orders,
        customers_coded.net_spend,
        customers_coded.recency_score,
        customers_coded.frequency_score,
        customers_coded.monetary_score,
        customers_coded.rfm_code,
        rules_that_hold.rule_segment
    from customers_coded
    inner join rules_that_hold
        on
            coalesce(customers_coded.rfm_code, 'none')
            = coalesce(rules_that_hold.rfm_code, 'none')
            and customers_coded.silent_days = rules_that_hold.silent_days
    where rules_that_hold.rule_number = 1
)

select * from rfm_scores
