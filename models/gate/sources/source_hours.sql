with

source_measures_compared as (
    select * from {{ ref('source_measures_compared') }}
),

hours as (
    {% for hour in range(24) -%}
        select {{ hour }} as hour_of_day {{ 'union all' if not loop.last }}
    {% endfor %}
),

-- '13 Europe/Berlin' is an hour of a zone, '13' one of all rows.
hours_measured as (
    select
        source_table,
        measure,
        coalesce(nullif(
            substr(member, length(split_part(member, ' ', 1)) + 2), ''
        ), '(all)') as zone,  -- noqa: RF04
        cast(split_part(member, ' ', 1) as int) as hour_of_day,
        value_before,
        value_of_history,
        greatest(value_now - value_of_history, 0) as value_new
    from source_measures_compared
    where
        measure in (
            'rows_per_local_hour', 'rows_per_utc_hour', 'rows_per_hour_of_zone'
        )
        and member not in ('(none)', '(not accepted)')
),

totals as (
    select
        source_table,
        measure,
        zone,
        {{ as_double('sum(value_before)') }} as rows_before,
        {{ as_double('sum(value_of_history)') }} as rows_of_history,
        {{ as_double('sum(value_new)') }} as rows_new
    from hours_measured
    group by 1, 2, 3
),

-- A row more in every hour: nothing that was never seen is impossible.
source_hours as (
    select
        totals.source_table,
        totals.measure,
        totals.zone,
        hours.hour_of_day,
        totals.rows_of_history,
        {{ as_double('coalesce(hours_measured.value_new, 0)') }} as rows_new,
        {{ as_double('coalesce(hours_measured.value_before, 0) + 1') }}
        / (totals.rows_before + 24) as share_before,
        {{ as_double('coalesce(hours_measured.value_of_history, 0) + 1') }}
        / (totals.rows_of_history + 24) as share_of_history
    from totals
    cross join hours
    left join hours_measured
        on
            totals.source_table = hours_measured.source_table
            and totals.measure = hours_measured.measure
            and totals.zone = hours_measured.zone
            and hours.hour_of_day = hours_measured.hour_of_day
)

select * from source_hours
