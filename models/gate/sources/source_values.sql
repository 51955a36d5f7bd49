with

source_measures_compared as (
    select * from {{ ref('source_measures_compared') }}
),

source_rows as (
    select
        source_table,
        {{ as_double('value_before') }} as rows_before,
        {{ as_double('value_now') }} as rows_now
    from source_measures_compared
    where measure = 'rows'
),

-- A share of missing values, or a mean, over all rows.
means as (
    select
        measures.source_table,
        measures.measure,
        measures.member,
        measures.measure like 'nulls_in_%' as is_share,
        replace(replace(replace(
            measures.measure, 'nulls_in_', ''
        ), 'sum_of_', ''), '_', ' ') as column_words,
        source_rows.rows_before,
        {{ as_double('measures.value_before') }}
        / nullif(source_rows.rows_before, 0) as value_before,
        {{ as_double('measures.value_now') }}
        / nullif(source_rows.rows_now, 0) as value_now
    from source_measures_compared as measures
    inner join source_rows
        on measures.source_table = source_rows.source_table
    where
        measures.measure like 'nulls_in_%'
        or measures.measure like 'sum_of_%'
),

changes as (
    select
        *,
        case
            when is_share then value_now - value_before
            else value_now / nullif(value_before, 0) - 1
        end as deviation,
        {{ as_double(var('max_null_share_change')) }} as share_bound,
        {{ as_double(var('max_mean_change')) }} as mean_bound
    from means
    where rows_before >= {{ var('min_rows_for_means') }}
),

-- A rate of another unit changes what all orders of a currency are worth.
rates as (
    select
        source_table,
        measure,
        member,
        {{ as_double('value_before') }} / 1000000 as value_before,
        {{ as_double('value_now') }} / 1000000 as value_now,
        {{ as_double('value_now') }} / {{ as_double('value_before') }}
            as deviation,
        {{ as_double(var('max_rate_factor')) }} as bound
    from source_measures_compared
    where
        measure in ('newest_rate', 'lowest_rate', 'highest_rate')
        and value_before > 0
        and value_now > 0
),

source_values as (
    select
        source_table,
        case when is_share then 'missing_values' else 'means' end
            as check_name,
        measure,
        member,
        value_before,
        value_now,
        deviation,
        case when is_share then share_bound else mean_bound end as bound,
        case
            when
                abs(deviation)
                > case when is_share then share_bound else mean_bound end
                then 'rejected'
            else 'accepted'
        end as verdict,
        case
            when is_share
                then
                    'the ' || column_words || ' is missing in '
                    || {{ number_text('100 * value_now') }} || ' % of the '
                    || replace(source_table, '_', ' ') || ', '
                    || {{ number_text('100 * value_before') }}
                    || ' % in the last accepted run, bound '
                    || {{ number_text('100 * share_bound') }} || ' points'
            else
                'the mean of the ' || column_words || ' of the '
                || replace(source_table, '_', ' ') || ' changed by '
                || {{ number_text('100 * deviation', sign=true) }}
                || ' %, bound ' || {{ number_text('100 * mean_bound') }}
                || ' %'
        end as words
    from changes
    where deviation is not null
    union all
    select
        source_table,
        'rates' as check_name,
        measure,
        member,
        value_before,
        value_now,
        deviation,
        bound,
        case
            when deviation > bound or deviation < 1 / bound then 'rejected'
            else 'accepted'
        end as verdict,
        'the ' || replace(measure, '_', ' ') || ' of ' || member || ' is '
        || {{ number_text('value_now', 4) }} || ' and was '
        || {{ number_text('value_before', 4) }} || ', '
        || {{ number_text('deviation', 3) }} || ' times as much (bound '
        || {{ number_text('bound', 1) }} || ' times up or down)' as words
    from rates
)

select * from source_values
