-- If the rule that is tried last has a bound, some customer may one day have no
-- rule segment: a score that no customer has today is enough to hide it.
with

rfm_rules as (
    select * from {{ ref('rfm_rules') }}
),

rules_from_the_last as (
    select
        priority,
        rule_segment,
        row_number() over (order by priority desc nulls last) as place,
        coalesce(
            {% for measure in rfm_measures() -%}
                {{ measure }}_at_least,
                {{ measure }}_at_most{{ ',' if not loop.last }}
            {% endfor -%}
        ) as any_bound
    from rfm_rules
),

the_last_rfm_rule_covers_all_customers as (
    select
        priority,
        rule_segment
    from rules_from_the_last
    where place = 1 and any_bound is not null
)

select * from the_last_rfm_rule_covers_all_customers
