-- If this fails, an alias leads in a circle or to several customers: whose
-- orders they are cannot be said, so nothing behind this test is built.
with

aliases as (
    select * from {{ ref('stg_shop__customer_aliases') }}
    where fault in ('circle', 'several_customers')
),

violations as (
    select
        concat(
            {{ text_literal("The alias '") }}, alias_id,
            {{ text_literal("' of raw.customer_aliases ") }},
            case fault
                when 'circle' then 'leads in a circle'
                else 'leads to several customers'
            end,
            {{ text_literal(", beginning with '") }}, named_id,
            {{ text_literal("'. A chain of aliases must end at one") }},
            ' customer: mend the table.'
        ) as sentence,
        alias_id,
        named_id,
        fault
    from aliases
)

select * from violations
