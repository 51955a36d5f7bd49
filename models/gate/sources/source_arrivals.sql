{%- set of_shop = text_literal(source_tables()
    | selectattr(0, 'equalto', 'shop') | map('last') | list) -%}
{%- set noise = var('count_noise_deviations') ~ ' * sqrt(lowest_rows * case '
    ~ "source_table when 'events' then 3 else 1 end)" -%}

with

source_windows as (
    select * from {{ ref('source_windows') }}
),

source_measures as (
    select * from {{ ref('source_measures') }}
),

weeks_compared as (
    select
        source_table,
        source_table in ({{ of_shop }}) as is_of_shop,
        silent_days,
        max(rows_since_last_run) filter (where weeks_ago = 0) as rows_now,
        min(rows_since_last_run) filter (where weeks_ago > 0) as lowest_rows
    from source_windows
    where source_table <> 'order_lines' and member = '(all)'
    group by 1, 2, 3
),

weeks_with_bounds as (
    select
        *,
        {{ as_double('rows_now') }} / nullif(lowest_rows, 0) as arrived_share,
        2 * sqrt(rows_now) / nullif(lowest_rows, 0) as share_noise,
        lowest_rows - sqrt(lowest_rows) as least_as_usual,
        greatest(least(
            {{ var('min_arrival_share') }} * lowest_rows,
            lowest_rows - {{ var('count_slack').rows }} - {{ noise }}
        ), 0) as least_rows
    from weeks_compared
),

day_ends as (
    select
        source_table,
        {{ date_text("as_of - interval '1' day") }} as day_text,
        cast({{ dbt.datediff(
            'newest_at', 'as_of', 'day'
        ) }} as int) as days_ago,
        {{ as_double("date_part('hour', newest_at)") }} as end_hour
    from source_measures
    where measure = 'rows_per_day' and member like '____-__-__'
),

usual_ends as (
    select
        source_table,
        max(day_text) as day_text,
        max(case when days_ago = 1 then end_hour end) as end_now,
        case
            when
                count(*) filter (
                    where days_ago > 1 and mod(days_ago, 7) = 1
                ) >= 4
                then min(end_hour) filter (
                    where days_ago > 1 and mod(days_ago, 7) = 1
                )
            when count(*) filter (where days_ago > 1) >= 4
                then min(end_hour) filter (where days_ago > 1)
        end as earliest_end
    from day_ends
    group by 1
),

source_arrivals as (
    select
        source_table,
        'arrivals' as check_name,
        'rows' as measure,
        '(all)' as member,
        lowest_rows as value_before,
        rows_now as value_now,
        rows_now - lowest_rows as deviation,
        least_rows as bound,
        case
            when rows_now >= least_rows then 'accepted'
            when silent_days > {{ var('late_batch_days') }} then 'warned'
            when
                arrived_share >= {{ var('min_quiet_share') }}
                and exists (
                    select 1 from weeks_with_bounds as peers
                    where
                        peers.is_of_shop <> ours.is_of_shop
                        and peers.rows_now < peers.least_as_usual
                        and abs(peers.arrived_share - ours.arrived_share)
                        - peers.share_noise - ours.share_noise
                        <= {{ var('max_quiet_difference') }}
                )
                then 'warned'
            else 'rejected'
        end as verdict,
        'too few new ' || replace(source_table, '_', ' ') || ': '
        || {{ number_text('rows_now') }} || '; in the same days of each of the '
        || 'last eight weeks at least ' || {{ number_text('lowest_rows') }}
        || ', bound ' || {{ number_text('floor(least_rows + 0.0000001)') }}
            as words
    from weeks_with_bounds as ours
    union all
    select
        source_table,
        'half_day' as check_name,
        'rows' as measure,
        '(all)' as member,
        earliest_end as value_before,
        end_now as value_now,
        end_now - earliest_end as deviation,
        {{ as_double(var('half_day_hours')) }} as bound,
        case
            when earliest_end - end_now > {{ var('half_day_hours') }}
                then 'warned'
            else 'accepted'
        end as verdict,
        'half a day of ' || replace(source_table, '_', ' ') || ', ' || day_text
        || ': newest row at ' || {{ number_text('floor(end_now)') }}
        || ' h UTC, usual is ' || {{ number_text('floor(earliest_end)') }}
        || ' h or later; for the day before: SEGMENTATION_AS_OF=' || day_text
        || {{ text_literal(" dbt build --vars 'backfill: true'") }} as words
    from usual_ends
    where earliest_end is not null and end_now is not null
)

select * from source_arrivals
