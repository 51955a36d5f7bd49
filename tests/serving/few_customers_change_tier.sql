-- Lists by tier that change overnight: a campaign planned on Monday has other
-- customers on Wednesday. Small shops have four standard deviations of chance.
{{ config(severity='warn', enabled=var('customer_value')) }}
{%- set bound = var('max_tier_change_per_day') %}
with

as_of as (
    select * from {{ ref('int_as_of') }}
),

moves as (
    select
        tier_moves.as_of,
        {{ as_double('sum(count_customers)') }} as count_moved,
        {{ as_double('max(count_with_tier)') }} * {{ bound }}
        * greatest(
            cast({{ dbt.datediff(
                'max(tier_moves.previous_as_of)', 'tier_moves.as_of', 'day'
            ) }} as int), 1
        ) as count_expected
    from {{ ref('tier_moves') }} as tier_moves
    inner join as_of on tier_moves.as_of = as_of.as_of
    group by 1
)

select
    {{ as_text('cast(count_moved as int)') }}
    || ' customers changed tier since the last run, at most '
    || {{ as_text('cast(count_expected as int)') }}
    || ' were expected (max_tier_change_per_day). See tier_moves.' as sentence
from moves
where
    count_moved > count_expected
    + {{ var('count_noise_deviations') }} * sqrt(count_expected)
