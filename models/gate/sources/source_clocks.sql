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

-- Few rows lie far from any distribution by chance.
distances_with_bound as (
    select
        source_table,
        measure,
        distance,
        {{ as_double(var('max_hours_distance')) }}
        + 2 / sqrt(rows_of_history) as bound
    from distances
    where rows_of_history > 0
),

-- Events of one visit come together, and are no independent evidence.
shifts_with_bound as (
    select
        source_table,
        measure,
        evidence,
        largest_hour_share,
        {{ as_double(var('max_hour_shift_evidence')) }}
        * case
            when source_table = 'events'
                then {{ var('event_evidence_factor') }}
            else 1
        end as bound
    from source_hour_shifts
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
        bound,
        case
            when distance > bound then 'rejected' else 'accepted'
        end as verdict,
        {{ number_text('100 * distance') }} || ' % of the ' || source_table
        || ' before the last accepted run moved to other hours of the day, '
        || 'bound ' || {{ number_text('100 * bound') }} || ' %' as words
    from distances_with_bound
    union all
    select
        source_table,
        'hours_of_new_rows' as check_name,
        measure,
        '(all)' as member,
        {{ as_double('0') }} as value_before,
        evidence as value_now,
        evidence as deviation,
        bound,
        case
            when evidence <= bound then 'accepted'
            when largest_hour_share > {{ var('flash_sale_hour_share') }}
                then 'warned'
            else 'rejected'
        end as verdict,
        'the times of the new ' || source_table
        || ' fit better to clocks that are hours off (evidence '
        || {{ number_text('evidence', 1) }} || ', bound '
        || {{ number_text('bound', 1) }} || ')' as words
    from shifts_with_bound
)

select * from source_clocks
