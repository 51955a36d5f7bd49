with

customers_scored as (
    select * from {{ ref('rfm_customers_scored') }}
),

rfm_rules as (
    select * from {{ ref('rfm_rules') }}
),

codes as (
    select
        recency_score,
        frequency_score,
        monetary_score,
        cast(
            recency_score * 100 + frequency_score * 10 + monetary_score as text
        ) as rfm_code,
        count(*) as count_customers
    from customers_scored
    group by 1, 2, 3
),

-- A missing score keeps no bound, so only a rule without bounds is left.
rules_that_hold as (
    select
        codes.rfm_code,
        codes.recency_score,
        codes.frequency_score,
        codes.monetary_score,
        codes.count_customers,
        rfm_rules.rule_segment,
        row_number() over (
            partition by codes.rfm_code order by rfm_rules.priority
        ) as place
    from codes
    left join rfm_rules
        on
            {% for measure in rfm_measures() -%}
                {{ 'and ' if not loop.first -}}
                (
                    rfm_rules.{{ measure }}_at_least is null
                    or codes.{{ measure }}_score
                    >= rfm_rules.{{ measure }}_at_least
                )
                and (
                    rfm_rules.{{ measure }}_at_most is null
                    or codes.{{ measure }}_score
                    <= rfm_rules.{{ measure }}_at_most
                )
            {% endfor -%}
),

rfm_codes as (
    select
        rfm_code,
        recency_score,
        frequency_score,
        monetary_score,
        rule_segment,
        count_customers
    from rules_that_hold
    where place = 1
)

select * from rfm_codes
