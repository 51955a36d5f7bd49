{%- set lost_share = as_double(var('max_lost_share')) -%}

with

source_measures_compared as (
    select * from {{ ref('source_measures_compared') }}
),

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

measures_with_oldest_day as (
    select
        source_measures_compared.source_table,
        source_measures_compared.measure,
        source_measures_compared.member,
        {{ as_double('source_measures_compared.value_before') }}
            as value_before,
        {{ as_double('source_measures_compared.value_of_history') }}
            as value_now,
        cast(cast(
            last_accepted_run.as_of
            - interval '{{ var("source_window_days") }}' day as date
        ) as text) as oldest_day
    from source_measures_compared
    cross join last_accepted_run
),

-- Left out, because they change without a loss: days that have left the window,
-- and what orders, tickets and rows pass through, such as `pending`.
rows_to_find_again as (
    select
        source_table,
        measure,
        member,
        value_before,
        value_now,
        measure = 'rows_per_day' as is_day
    from measures_with_oldest_day
    where
        case measure
            when 'rows' then true
            when 'rows_per_fate' then member = 'accepted'
            when 'rows_per_day'
                then member >= oldest_day and member <> 'older'
            else
                measure in (
                    'rows_per_country', 'rows_per_currency',
                    'rows_per_acquisition_channel', 'rows_per_sales_channel',
                    'rows_per_time_zone', 'rows_per_event_type',
                    'rows_per_category'
                )
        end
        and member <> '(not accepted)'
),

-- What people call them: `orders in CHF`, `events of the event type login`.
rows_with_tolerance as (
    select
        *,
        replace(source_table, '_', ' ') || case
            when measure in ('rows', 'rows_per_fate') then ''
            when is_day then ' of ' || member
            when member = '(none)'
                then ' without a ' || replace(substr(measure, 10), '_', ' ')
            when measure = 'rows_per_currency' then ' in ' || member
            else
                ' of the ' || replace(substr(measure, 10), '_', ' ') || ' '
                || member
        end as rows_in_words,
        case
            when is_day
                then {{ var('lost_share_factor_per_day') }} * {{ lost_share }}
            else {{ lost_share }}
        end * value_before as tolerated
    from rows_to_find_again
),

-- Rates are never deleted.
rows_with_bound as (
    select
        *,
        case
            when source_table = 'exchange_rates' then 0
            else
                tolerated
                + {{ var('count_noise_deviations') }} * sqrt(tolerated)
                + case
                    when is_day then {{ var('count_slack').rows_of_a_day }}
                    else {{ var('count_slack').rows }}
                end
        end as bound
    from rows_with_tolerance
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
        end as verdict,
        case
            when value_now = 0 then 'all '
            else
                {{ number_text(
                    '100 * (1 - value_now / nullif(value_before, 0))'
                ) }} || ' % of the '
        end
        || rows_in_words || ' were missing: of '
        || {{ number_text('value_before') }} || ' of the last accepted run '
        || {{ number_text('value_now') }} || ' are left, '
        || {{ number_text('floor(bound + 0.0000001)') }} || ' may be lost'
            as words
    from rows_with_bound
)

select * from source_losses
