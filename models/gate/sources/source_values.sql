{%- set was_counted = "(sum_before > 0 or check_name <> 'cancelled' and (part ="
    ~ " 'new' or measure not in ('nulls_in_consent', 'nulls_in_refund',"
    ~ " 'nulls_in_time_of_day')))" -%}
{%- set is_compared = "case part when 'now' then check_name <> 'means'"
    ~ " when 'past' then check_name = 'means' else check_name in ('cancelled',"
    ~ " 'missing_values') and substr(measure, 10) not in ('discount', 'consent',"
    ~ " 'closed_at', 'satisfaction', 'deleted_at', 'customer_id') end" -%}

with

-- New customers are not deleted, new tickets open; one refund moves a mean.
parts as (
    {% for part, before, now in [
        ('now', 'value_before', 'value_now'),
        ('past', 'value_before', 'value_of_history'),
        ('new', 'value_of_history', 'value_now - value_of_history'),
    ] -%}
        select
            *,
            '{{ part }}' as part,
            {{ as_double(before) }} as sum_before,
            {{ as_double(now) }} as sum_now
        from {{ ref('source_measures_compared') }}
        {{ 'union all' if not loop.last }}
    {% endfor %}
),

shares as (
    select
        parts.*,
        parts.sum_before / coalesce(of_rows.sum_before, 1000000)
            as share_before,
        parts.sum_now / coalesce(of_rows.sum_now, 1000000) as share_now,
        of_rows.sum_now as rows_now,
        case
            when parts.measure like 'nulls_in_%' then 'missing_values'
            when parts.measure like 'sum_of_%' then 'means'
            when parts.measure = 'cancelled_rows' then 'cancelled'
            when parts.measure like '%_rate' then 'rates'
        end as check_name
    from parts
    left join parts as of_rows
        on
            parts.source_table = of_rows.source_table
            and parts.part = of_rows.part
            and of_rows.measure = 'rows'
    where
        of_rows.sum_before >= {{ var('min_rows_for_means') }}
        and of_rows.sum_now > 0
        or parts.measure like '%_rate' and parts.sum_now > 0
),

-- Beyond chance, a third of the new rows that should have the column are empty.
changes as (
    select
        *,
        case check_name
            when 'rates' then share_now / nullif(share_before, 0)
            when 'means' then share_now / nullif(share_before, 0) - 1
            else share_now - share_before
        end as deviation,
        case
            when check_name = 'rates'
                then {{ as_double(var('max_rate_factor')) }}
            when check_name = 'means'
                then {{ as_double(var('max_mean_change')) }}
            when part = 'now' then {{ as_double(var('max_null_share_change')) }}
            else
                {{ var('max_ratio_change') }} * case check_name
                    when 'cancelled' then 1 else 1 - share_before
                end + {{ var('count_noise_deviations') }} * sqrt(
                    greatest(share_before * (1 - share_before), 0) / rows_now
                ) + {{ var('count_slack').rows }} / rows_now
        end as bound
    from shares
),

source_values as (
    select
        source_table,
        check_name,
        measure,
        case part when 'new' then 'new rows' else member end as member,
        share_before as value_before,
        share_now as value_now,
        deviation,
        bound,
        case
            when part = 'new' and deviation <= bound then 'accepted'
            when
                case check_name
                    when 'rates' then abs(ln(deviation)) > ln(bound)
                    else abs(deviation) > bound
                end then 'rejected'
            else 'accepted'
        end as verdict,
        case check_name
            when 'rates'
                then
                    'the ' || replace(measure, '_', ' ') || ' of ' || member
                    || ' is ' || {{ number_text('share_now', 4) }}
                    || ' and was ' || {{ number_text('share_before', 4) }}
                    || ', ' || {{ number_text('deviation', 3) }}
                    || ' times as much (bound ' || {{ number_text('bound', 1) }}
                    || ' times up or down)'
            when 'means'
                then
                    'the mean of the ' || replace(substr(measure, 8), '_', ' ')
                    || ' of the ' || replace(source_table, '_', ' ')
                    || ' changed by '
                    || {{ number_text('100 * deviation', sign=true) }}
                    || ' %, bound ' || {{ number_text('100 * bound') }} || ' %'
            else
                case check_name
                    when 'cancelled' then 'cancelled or refunded are '
                    else
                        'the ' || replace(substr(measure, 10), '_', ' ')
                        || ' is missing in '
                end || {{ number_text('100 * share_now') }} || ' % of the '
                || case part when 'new' then 'new ' else '' end
                || replace(source_table, '_', ' ') || ', '
                || {{ number_text('100 * share_before') }}
                || ' % before, bound ' || {{ number_text('100 * bound') }}
                || ' points'
        end as words
    from changes
    where deviation is not null and {{ was_counted }} and {{ is_compared }}
)

select * from source_values
