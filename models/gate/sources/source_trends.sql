with

source_measures_compared as (
    select * from {{ ref('source_measures_compared') }}
),

source_measures as (
    select * from {{ ref('source_measures') }}
),

-- A day that was short is late; what comes beside full days was there before,
-- under other ids.
days_of_the_past as (
    select
        source_table,
        {{ as_double('value_before') }} as rows_before,
        {{ as_double('value_of_history') }} as rows_now,
        {{ as_double('avg(case when value_before > 0 then value_before end)'
            ~ ' over (partition by source_table)') }} as usual_rows
    from source_measures_compared
    where measure = 'rows_per_day' and member like '____-__-__'
),

late_rows as (
    select
        source_table,
        coalesce(max(usual_rows), 0) as usual_rows,
        coalesce(sum(least(rows_now, 2 * usual_rows) - rows_before) filter (
            where rows_before < least(usual_rows / 2, rows_now)
        ), 0) as late_rows
    from days_of_the_past
    group by 1
),

past_rows as (
    select
        fates.source_table,
        {{ as_double('fates.value_before') }} as value_before,
        {{ as_double('fates.value_of_history') }} as value_now,
        {{ as_double('fates.value_of_history - fates.value_before') }}
        - late_rows.late_rows as deviation,
        {{ as_double(var('max_lost_share')) }} * fates.value_before
        + {{ var('count_noise_deviations') }} * sqrt(
            {{ as_double(var('max_lost_share')) }} * fates.value_before
        ) + {{ var('count_slack').rows_of_a_day }} + late_rows.usual_rows / 2
            as bound
    from source_measures_compared as fates
    inner join late_rows on fates.source_table = late_rows.source_table
    where
        fates.measure = 'rows_per_fate'
        and fates.member = 'accepted'
        and fates.source_table <> 'customers'
        and fates.value_before > 0
),

-- A loss of a few per cent of each day's new rows adds up to a quiet week.
days as (
    select
        source_table,
        {{ as_double('value') }} as count_rows,
        cast({{ dbt.datediff(
            'cast(member as date)', 'as_of', 'day'
        ) }} as int) as days_ago
    from source_measures
    where measure = 'rows_per_day' and member like '____-__-__'
),

weeks as (
    select
        source_table,
        sum(count_rows) filter (where days_ago <= 7) as rows_now,
        sum(count_rows) filter (where days_ago between 8 and 63) / 8
            as usual_rows
    from days
    group by 1
    having max(days_ago) >= 63
),

weeks_with_bound as (
    select
        *,
        (1 - {{ var('slow_week_share') }}) * usual_rows
        - {{ var('count_noise_deviations') }} * sqrt(usual_rows) as bound
    from weeks
    where source_table <> 'order_lines'
),

source_trends as (
    select
        source_table,
        'past_grew' as check_name,
        'rows' as measure,
        '(all)' as member,
        value_before,
        value_now,
        deviation,
        bound,
        case
            when deviation <= bound then 'accepted'
            when source_table in ('returns', 'tickets') then 'warned'
            else 'rejected'
        end as verdict,
        {{ number_text('deviation') }} || ' rows from before the last accepted '
        || 'run are new, and not of days that were short: '
        || {{ number_text('value_now') }} || ' instead of '
        || {{ number_text('value_before') }} || ', as if rows came again under '
        || 'other ids (bound ' || {{ number_text('bound') }} || ')' as words
    from past_rows
    union all
    select
        source_table,
        'slow_week' as check_name,
        'rows' as measure,
        '(all)' as member,
        usual_rows as value_before,
        rows_now as value_now,
        rows_now - usual_rows as deviation,
        bound,
        case when rows_now < bound then 'warned' else 'accepted' end as verdict,
        {{ number_text('100 * (1 - rows_now / usual_rows)') }} || ' % fewer '
        || replace(source_table, '_', ' ') || ' in the last week than in the '
        || 'mean of the eight before: ' || {{ number_text('rows_now') }}
        || ' instead of ' || {{ number_text('usual_rows') }}
        || ', bound ' || {{ number_text('bound') }} as words
    from weeks_with_bound
    where usual_rows > 0 and rows_now is not null
)

select * from source_trends
