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
        zone,
        max(rows_of_history) as rows_of_history,
        sum(abs(share_of_history - share_before)) / 2 as distance
    from source_hours
    group by 1, 2, 3
),

-- Few rows lie far from any distribution by chance.
distances_with_bound as (
    select
        source_table,
        measure,
        zone,
        distance,
        {{ as_double(var('max_hours_distance')) }}
        + 2 / sqrt(rows_of_history) as bound
    from distances
    where rows_of_history > 0
),

-- Events of one visit come together, and are no independent evidence. A sale
-- draws other zones, and moves the hours in UTC a little for each of its rows.
shifts_with_bound as (
    select
        *,
        replace(source_table, '_', ' ') || case
            when zone = '(all)' then ''
            else ' in ' || zone
        end as rows_in_zone,
        case
            when hours_ahead > 12
                then {{ number_text('24 - hours_ahead') }} || ' hours earlier'
            else {{ number_text('hours_ahead') }} || ' hours later'
        end as shift_in_words,
        case
            when source_table = 'events'
                then {{ var('event_evidence_factor') }}
            else 1
        end * greatest({{ as_double(var('max_hour_shift_evidence')) }}, case
            when
                measure = 'rows_per_utc_hour'
                and source_table in ('orders', 'returns')
                then {{ var('utc_evidence_per_row') }} * rows_new
            else 0
        end) as bound
    from source_hour_shifts
    where zone = '(all)' or rows_new >= {{ var('min_rows_of_a_zone') }}
),

source_clocks as (
    select
        source_table,
        'hours_of_history' as check_name,
        measure,
        zone as member,
        {{ as_double('0') }} as value_before,
        distance as value_now,
        distance as deviation,
        bound,
        case
            when distance > bound then 'rejected' else 'accepted'
        end as verdict,
        {{ number_text('100 * distance') }} || ' % of the old '
        || replace(source_table, '_', ' ') || case
            when zone = '(all)' then '' else ' in ' || zone
        end || ' moved to other hours of the day since the last accepted run, '
        || 'bound ' || {{ number_text('100 * bound') }} || ' %' as words
    from distances_with_bound
    union all
    select
        source_table,
        'hours_of_new_rows' as check_name,
        measure,
        zone as member,
        {{ as_double('hours_ahead') }} as value_before,
        evidence as value_now,
        evidence as deviation,
        bound,
        case
            when evidence <= bound then 'accepted'
            when largest_hour_share > {{ var('flash_sale_hour_share') }}
                then 'warned'
            else 'rejected'
        end as verdict,
        'the new ' || rows_in_zone || ' seem to be ' || shift_in_words
        || ' than they should: their clock or time zone has changed ('
        || {{ number_text('rows_new') }} || ' rows, evidence '
        || {{ number_text('evidence', 1) }} || ', bound '
        || {{ number_text('bound', 1) }} || ')' as words
    from shifts_with_bound
)

select * from source_clocks
