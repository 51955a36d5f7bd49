{#- A currency is compared with the rows of the others. -#}
{%- set base_rows = "(bases.rows_since_last_run - case windows.member"
    ~ " when '(all)'" ~ ' then 0 else windows.rows_since_last_run end)' -%}
{#- Few rows are due by the newest one, and chance is large among few. -#}
{%- set noise = var('count_noise_deviations') ~ ' * sqrt('
    ~ 'bases_variance + 1 / greatest(rows_expected * (1 - late_share), 0.1))' -%}

with

source_windows as (
    select * from {{ ref('source_windows') }}
),

-- The days since the last run, and the same days of eight weeks before: rows
-- per row of another source, and those of a currency or category per others.
ratios as (
    select
        windows.source_table,
        windows.member,
        case
            when windows.member = '(all)'
                then trim(trailing 's' from bases.source_table)
        end as per,
        windows.weeks_ago,
        windows.rows_since_last_run as count_rows,
        {{ base_rows }} as count_bases,
        windows.late_share,
        case bases.source_table when 'orders' then 1 else 3 end
        / {{ base_rows }} as variance_of_bases,
        greatest(1, case
            when
                windows.member <> '(all)'
                and bases.source_table = 'order_lines'
                then bases.rows_since_last_run / orders.rows_since_last_run
        end) as cluster_size,
        ln(greatest(windows.rows_since_last_run, 0.5) + case
            when windows.weeks_ago = 0 and windows.member <> '(all)'
                then {{ var('count_slack').rows }}
            else 0
        end) - ln({{ base_rows }}) as log_ratio
    from source_windows as windows
    -- Lines of one order are no independent evidence.
    left join source_windows as orders
        on
            windows.weeks_ago = orders.weeks_ago
            and orders.source_table = 'orders'
            and orders.member = '(all)'
            and orders.rows_since_last_run > 0
    inner join source_windows as bases
        on
            windows.weeks_ago = bases.weeks_ago
            and bases.member = '(all)'
            and {{ base_rows }} > 0
            and case
                when windows.member <> '(all)' then windows.source_table
                when windows.source_table = 'order_lines' then 'orders'
                when windows.source_table = 'orders' then 'events'
            end = bases.source_table
),

usual_ratios as (
    select
        source_table,
        member,
        per,
        max(count_rows) filter (where weeks_ago = 0) as rows_now,
        min(count_rows) filter (where weeks_ago > 0) as lowest_rows,
        max(log_ratio) filter (where weeks_ago = 0)
        - avg(log_ratio) filter (where weeks_ago > 0) as deviation,
        max(count_bases) filter (where weeks_ago = 0)
        * exp(avg(log_ratio) filter (where weeks_ago > 0)) as rows_expected,
        max(variance_of_bases) filter (where weeks_ago = 0) as bases_variance,
        var_samp(log_ratio) filter (where weeks_ago > 0) as variance,
        max(cluster_size) as cluster_size,
        max(late_share) as late_share,
        case
            when per is null then {{ var('max_member_change') }}
            else {{ var('max_ratio_change') }}
        end as max_change
    from ratios
    group by 1, 2, 3
    having count(*) filter (where weeks_ago > 0 and count_rows > 0) >= 5
),

ratios_with_bound as (
    select
        *,
        {{ as_double('cast(greatest(-ln(1 - max_change), '
            ~ var('count_noise_deviations') ~ ' * sqrt(greatest(variance,'
            ~ ' bases_variance + cluster_size / rows_expected)))'
            ~ ' as numeric(18, 6))') }} as bound
    from usual_ratios
    where
        per is not null and deviation is not null
        or rows_expected >= {{ var('min_expected_rows') }} * cluster_size
),

-- A campaign in one country, or events sent to everybody: then no other rows
-- are fewer than in the quietest week. What has not come yet is late, not lost.
source_ratios as (
    select
        source_table,
        case when per is null then 'member_lost' else 'ratio' end as check_name,
        'rows_per_' || coalesce(per, split_part(member, ' ', 1)) as measure,
        member,
        rows_expected as value_before,
        rows_now as value_now,
        deviation,
        bound,
        case
            when
                abs(deviation) <= bound
                or source_table || member <> 'order_lines(all)'
                and (deviation > 0 or rows_now >= lowest_rows) then 'accepted'
            when
                per = 'event' and exp(deviation + greatest(bound, {{ noise }}))
                >= 1 - late_share then 'warned'
            else 'rejected'
        end as verdict,
        {{ number_text('100 * (rows_now / rows_expected - 1)', sign=true) }}
        || ' % ' || replace(source_table, '_', ' ')
        || coalesce(' per ' || per, ' of the ' || member) || ': '
        || {{ number_text('rows_now') }} || ' since the last accepted run, and '
        || {{ number_text('rows_expected') }} || ' by the same days of eight '
        || 'weeks (believable is up to ' || {{ number_text('exp(bound)', 1) }}
        || ' times as many or as few)' as words
    from ratios_with_bound
)

select * from source_ratios
