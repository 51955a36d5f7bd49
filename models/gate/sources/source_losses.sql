{%- set lost = '100 * (1 - value_now / nullif(value_before, 0))' -%}
{%- set final_statuses =
    var('cancelled_order_statuses') + var('refunded_order_statuses') -%}

with

-- A loss that is small every day is seen against the run of four weeks ago.
runs as (
    select
        'rows_lost' as check_name,
        'the last accepted run' as run_meant,
        false as is_slow
    union all
    select
        'slow_loss' as check_name,
        'the run four weeks ago' as run_meant,
        true as is_slow
),

-- What is cancelled or refunded stays so, in whatever word.
measures_of_runs as (
    select
        runs.*,
        measures.source_table,
        measures.measure,
        case
            when
                measures.measure = 'rows_per_status'
                and measures.source_table = 'orders'
                and {{ is_word_of('measures.member', final_statuses) }}
                then 'cancelled'
            else measures.member
        end as member,
        measures.measure = 'rows_per_day' as is_day,
        {{ as_double('case when runs.is_slow then measures.value_long_before '
            ~ 'else measures.value_before end') }} as value_before,
        {{ as_double('case when runs.is_slow then measures.value_of_old_history'
            ~ ' else measures.value_of_history end') }} as value_now,
        {{ date_text(
            "last_accepted_run.as_of - interval '" ~ var('source_window_days')
            ~ "' day"
        ) }} as oldest_day
    from {{ ref('source_measures_compared') }} as measures
    cross join {{ ref('last_accepted_run') }} as last_accepted_run
    inner join runs
        on
            not runs.is_slow
            or last_accepted_run.oldest_as_of < last_accepted_run.previous_as_of
),

-- Left out, because they change without a loss: days that left the window, and
-- what orders, tickets and rows pass through. Rates are never deleted.
rows_to_find_again as (
    select
        source_table,
        check_name,
        run_meant,
        measure,
        member,
        is_day,
        sum(value_before) as value_before,
        sum(value_now) as value_now,
        sum(value_before) * {{ as_double(var('max_lost_share')) }} * case
            when source_table = 'exchange_rates' then 0
            when is_day then {{ var('lost_share_factor_per_day') }}
            when check_name = 'slow_loss' then {{ var('slow_loss_factor') }}
            else 1
        end as tolerated
    from measures_of_runs
    where
        case measure
            when 'rows' then true
            when 'rows_per_fate' then member = 'accepted'
            when 'rows_per_status' then member = 'cancelled'
            when 'rows_per_day'
                then not is_slow and member >= oldest_day and member <> 'older'
            else
                measure like 'rows_per_%' and measure not like '%_of_%'
                and measure not like '%_hour'
                and measure <> 'rows_per_priority'
        end and member <> '(not accepted)'
    group by 1, 2, 3, 4, 5, 6
),

rows_with_bound as (
    select
        *,
        tolerated + {{ var('count_noise_deviations') }} * sqrt(tolerated)
        + case
            when source_table = 'exchange_rates' then 0
            when is_day then {{ var('count_slack').rows_of_a_day }}
            else {{ var('count_slack').rows }}
        end as bound,
        replace(source_table, '_', ' ') || case
            when member in ('(all)', 'accepted') then ''
            when member = 'cancelled' then ' that were cancelled or refunded'
            when is_day then ' of ' || member
            when measure = 'rows_per_currency' then ' in ' || member
            else
                ' of the ' || replace(substr(measure, 10), '_', ' ')
                || ' ' || member
        end || ' were missing: of ' || {{ number_text('value_before') }}
        || ' of ' || run_meant || ' ' || {{ number_text('value_now') }}
        || ' are left, ' as rows_in_words
    from rows_to_find_again
),

source_losses as (
    select
        source_table,
        check_name,
        measure,
        member,
        value_before,
        value_now,
        value_now - value_before as deviation,
        bound,
        case
            when value_before - value_now > bound then 'rejected'
            else 'accepted'
        end as verdict,
        case
            when value_now = 0 then 'all '
            else {{ number_text(lost) }} || ' % of the '
        end || rows_in_words
        || {{ number_text('floor(bound + 1e-7)') }} || ' may be lost' as words
    from rows_with_bound
)

select * from source_losses
