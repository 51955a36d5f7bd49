{%- set noise, share = var('count_noise_deviations'), var('max_lost_share') -%}

with

source_measures_compared as (
    select * from {{ ref('source_measures_compared') }}
),

-- A day that was short is late; what comes beside full days was there before,
-- under other ids.
days_of_the_past as (
    select
        source_table,
        member,
        {{ as_double('value_before') }} as rows_before,
        {{ as_double('value_of_history') }} as rows_now,
        {{ as_double('max(value_before) over (partition by source_table)') }}
            as most_rows,
        {{ as_double('avg(case when value_before > 0 then value_before end)'
            ~ ' over (partition by source_table)') }} as usual_rows
    from source_measures_compared
    where
        measure = 'rows_per_day' and member like '____-__-__'
        and source_table <> 'customers'
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

weeks as (
    select
        source_table,
        sum(rows_of_week) filter (where weeks_ago = 0) as rows_now,
        avg(rows_of_week) filter (where weeks_ago > 0) as usual_rows
    from {{ ref('source_windows') }}
    where member = '(all)' and source_table <> 'order_lines'
    group by 1
    having min(rows_of_week) filter (where weeks_ago = 8) > 0
),

trends as (
    select
        compared.source_table,
        'rows' as measure,
        '(all)' as member,
        {{ as_double('compared.value_before') }} as value_before,
        {{ as_double('compared.value_of_history') }} as value_now,
        {{ as_double('compared.value_of_history - compared.value_before') }}
        - late_rows.late_rows as deviation,
        {{ as_double('compared.value_before') }} * {{ share }} + {{ noise }}
        * sqrt({{ as_double('compared.value_before') }} * {{ share }})
        + {{ var('count_slack').rows_of_a_day }} + late_rows.usual_rows / 2
            as bound
    from source_measures_compared as compared
    inner join late_rows on compared.source_table = late_rows.source_table
    where
        compared.measure = 'rows_per_fate'
        and compared.member = 'accepted' and compared.value_before > 0
    union all
    select
        source_table,
        'rows_per_day' as measure,
        member,
        rows_before as value_before,
        rows_now as value_now,
        rows_now - rows_before as deviation,
        greatest(
            usual_rows / 4 + {{ var('count_slack').rows_of_a_day }}
            + {{ noise }} * sqrt(usual_rows / 4), 1.2 * most_rows - rows_before
        ) as bound
    from days_of_the_past
    where rows_before >= usual_rows / 2 and usual_rows > 0
    union all
    select
        source_table,
        'rows_per_week' as measure,
        '(all)' as member,
        usual_rows as value_before,
        rows_now as value_now,
        usual_rows - rows_now as deviation,
        {{ var('slow_week_share') }} * usual_rows + {{ noise }}
        * sqrt(usual_rows) as bound
    from weeks
),

source_trends as (
    select
        source_table,
        case measure when 'rows_per_week' then 'slow_week' else 'past_grew' end
            as check_name,
        measure,
        member,
        value_before,
        value_now,
        deviation,
        bound,
        case
            when deviation <= bound then 'accepted'
            when
                measure = 'rows_per_week' or source_table in (
                    'returns', 'tickets'
                ) and deviation <= {{ var('late_records_factor') }} * bound
                then 'warned'
            else 'rejected'
        end as verdict,
        {{ number_text('deviation') }} || case
            when measure = 'rows_per_week'
                then
                    ' fewer ' || replace(source_table, '_', ' ')
                    || ' in the last week than in the eight before: '
            else
                ' ' || replace(source_table, '_', ' ') || ' from before the '
                || 'last accepted run are new, not of a day that was short'
                || case member when '(all)' then '' else ', ' || member end
                || ', as if they came again under other ids: '
        end || {{ number_text('value_now') }} || ' instead of '
        || {{ number_text('value_before') }} || ', bound '
        || {{ number_text('bound') }} as words
    from trends
)

select * from source_trends
