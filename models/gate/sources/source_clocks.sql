with

source_hours as (
    select * from {{ ref('source_hours') }}
),

source_hour_shifts as (
    select * from {{ ref('source_hour_shifts') }}
),

distances as (
    select
        source_table,
        measure,
        max(rows_of_history) as rows_of_history,
        sum(abs(share_of_history - share_before)) / 2 as distance
    from source_hours
    group by 1, 2
),

source_clocks as (
    select
        source_table,
        'hours_of_history' as check_name,
        measure,
        '(all)' as member,
        {{ as_double('0') }} as value_before,
        distance as value_now,
        distance as deviation,
        {{ as_double(var('max_hours_distance')) }}
        + 2 / sqrt(rows_of_history) as bound,
        case
            when
                distance > {{ var('max_hours_distance') }}
                + 2 / sqrt(rows_of_history)
                then 'rejected'
            else 'accepted'
        end as verdict
    from distances
    where rows_of_history > 0
    union all
    select
        source_table,
        'hours_of_new_rows' as check_name,
        measure,
        '(all)' as member,
        {{ as_double('0') }} as value_before,
        evidence as value_now,
        evidence as deviation,
        {{ as_double(var('max_hour_shift_evidence')) }}
        * case when source_table = 'events' then 1.5 else 1 end as bound,
        case
            when
                evidence <= {{ var('max_hour_shift_evidence') }}
                * case when source_table = 'events' then 1.5 else 1 end
                then 'accepted'
            -- A flash sale: many rows in one hour.
            when largest_hour_share > 0.25 then 'warned'
            else 'rejected'
        end as verdict
    from source_hour_shifts
)

select * from source_clocks
