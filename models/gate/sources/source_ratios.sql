{#- Only where as_of follows the newest order: then a feed of orders that
    stopped stops the clock, and nothing but the other sources shows it. -#}
{#- Rows, per which rows, and how many of these come together. -#}
{%- set pairs = [('order_lines', 'orders', 1), ('orders', 'events', 3)] -%}

with

source_windows as (
    select * from {{ ref('source_windows') }}
),

newest_rows as (
    select max(occurred_at) as newest_at from {{ ref('stg_app__events') }}
    union all
    select max(opened_at) as newest_at from {{ ref('stg_support__tickets') }}
    union all
    select max(signed_up_at) as newest_at from {{ ref('stg_shop__customers') }}
),

-- as_of is the midnight after the newest order: half a day later on average.
delays as (
    select
        {{ as_double(var('max_silent_days')) }} - 0.5 as bound,
        max({{ days_between('int_as_of.as_of', 'newest_rows.newest_at') }})
            as delay_days
    from newest_rows
    cross join {{ ref('int_as_of') }} as int_as_of
),

-- The days since the last run, and the same days of eight weeks before.
ratios as (
    {% for source_table, per, cluster in pairs -%}
        select
            windows.source_table,
            '{{ per[:-1] }}' as per,
            windows.weeks_ago,
            windows.rows_since_last_run as count_rows,
            bases.rows_since_last_run as count_bases,
            {{ cluster }} / bases.rows_since_last_run as variance_of_bases,
            ln(greatest(windows.rows_since_last_run, 0.5))
            - ln(bases.rows_since_last_run) as log_ratio
        from source_windows as windows
        inner join source_windows as bases
            on
                windows.weeks_ago = bases.weeks_ago
                and bases.source_table = '{{ per }}'
                and bases.rows_since_last_run > 0
        where windows.source_table = '{{ source_table }}'
        {{ 'union all' if not loop.last }}
    {% endfor %}
),

usual_ratios as (
    select
        source_table,
        per,
        max(count_rows) filter (where weeks_ago = 0) as rows_now,
        min(count_rows) filter (where weeks_ago > 0) as lowest_rows,
        max(log_ratio) filter (where weeks_ago = 0)
        - avg(log_ratio) filter (where weeks_ago > 0) as deviation,
        max(count_bases) filter (where weeks_ago = 0)
        * exp(avg(log_ratio) filter (where weeks_ago > 0)) as rows_expected,
        max(variance_of_bases) filter (where weeks_ago = 0)
        + 1 / max(count_bases) filter (where weeks_ago = 0)
        / exp(avg(log_ratio) filter (where weeks_ago > 0)) as chance_variance,
        var_samp(log_ratio) filter (where weeks_ago > 0) as variance
    from ratios
    group by 1, 2
    having count(*) filter (where weeks_ago > 0 and count_rows > 0) >= 5
),

ratios_with_bound as (
    select
        *,
        cast(cast(greatest(
            -ln(1 - {{ var('max_ratio_change') }}),
            {{ var('count_noise_deviations') }}
            * sqrt(greatest(variance, chance_variance))
        ) as numeric(18, 6)) as double precision) as bound
    from usual_ratios
    where deviation is not null
),

-- A campaign sends events to everybody: then orders are no fewer than usual.
source_ratios as (
    select
        source_table,
        'ratio' as check_name,
        'rows_per_' || per as measure,
        '(all)' as member,
        rows_expected as value_before,
        rows_now as value_now,
        deviation,
        bound,
        case
            when
                abs(deviation) <= bound
                or source_table = 'orders'
                and (deviation > 0 or rows_now >= lowest_rows) then 'accepted'
            else 'rejected'
        end as verdict,
        {{ number_text('100 * (exp(deviation) - 1)', sign=true) }}
        || ' % ' || replace(source_table, '_', ' ') || ' per ' || per || ': '
        || {{ number_text('rows_now') }} || ' since the last accepted run, and '
        || {{ number_text('rows_expected') }} || ' by the same days of eight '
        || 'weeks (believable is up to ' || {{ number_text('exp(bound)', 1) }}
        || ' times as many or as few)' as words
    from ratios_with_bound
    union all
    select
        'orders' as source_table,
        'orders_behind' as check_name,
        'days' as measure,
        '(all)' as member,
        {{ as_double('0') }} as value_before,
        delay_days as value_now,
        delay_days as deviation,
        bound,
        case when delay_days > bound then 'rejected' else 'accepted' end
            as verdict,
        'other sources go on for '
        || {{ number_text('floor(delay_days + 0.0000001)') }}
        || ' full days after the newest order, bound '
        || {{ number_text('bound', 1) }} || ' days' as words
    from delays
    where delay_days is not null and {{ (not chosen_as_of()) | lower }}
)

select * from source_ratios
