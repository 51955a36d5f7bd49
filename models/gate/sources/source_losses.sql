{%- set lost_share = as_double(var('max_lost_share')) -%}

with

source_measures_compared as (
    select * from {{ ref('source_measures_compared') }}
),

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

-- Days that have left the ten weeks, and states that orders and tickets pass
-- through, are no losses.
rows_to_find_again as (
    select
        measures.source_table,
        measures.measure,
        measures.member,
        {{ as_double('measures.value_before') }} as value_before,
        {{ as_double('measures.value_of_history') }} as value_now,
        case
            when measures.source_table = 'exchange_rates' then 0
            when measures.measure = 'rows_per_day'
                then 5 * {{ lost_share }} * measures.value_before
            else {{ lost_share }} * measures.value_before
        end as tolerated
    from source_measures_compared as measures
    cross join last_accepted_run
    where
        measures.member not in ('(not accepted)', 'older')
        and (
            measures.measure in (
                'rows_per_country', 'rows_per_currency',
                'rows_per_acquisition_channel', 'rows_per_sales_channel',
                'rows_per_time_zone', 'rows_per_event_type',
                'rows_per_category', 'rows'
            )
            or (measures.measure, measures.member)
            = ('rows_per_fate', 'accepted')
            or (
                measures.measure = 'rows_per_day'
                and measures.member >= cast(cast(
                    last_accepted_run.as_of - interval '70' day as date
                ) as text)
            )
        )
),

rows_with_bound as (
    select
        *,
        case
            when source_table = 'exchange_rates' then 0
            else
                tolerated + 4 * sqrt(tolerated)
                + case when measure = 'rows_per_day' then 5 else 2 end
        end as bound
    from rows_to_find_again
),

source_losses as (
    select
        source_table,
        'rows_lost' as check_name,
        measure,
        member,
        value_before,
        value_now,
        value_now - value_before as deviation,
        bound,
        case
            when value_before - value_now > bound then 'rejected'
            else 'accepted'
        end as verdict
    from rows_with_bound
)

select * from source_losses
