{#- What explains the rest: units, clocks, copies, people. -#}
{%- set causes = [
    'rates', 'amounts', 'amounts_of_history', 'cancelled', 'missing_values',
    'labels', 'member_lost', 'past_grew', 'ratio', 'people_gone', 'people_new',
    'people_orders', 'hours_of_history', 'hours_of_new_rows',
] -%}

with

source_drift as (
    select * from {{ ref('source_drift') }}
),

-- What a table lost: raw rows, or rows that can be used.
tables as (
    select
        source_table,
        max(case when measure = 'rows' then -deviation end) as rows_lost,
        max(case
            when measure in ('rows', 'rows_per_fate')
                then -deviation / value_before
        end) as lost_share,
        count(*) filter (where check_name = 'rows_lost') > 0 as is_cut,
        count(*) filter (where check_name = 'data_test') > 0 as has_failed_test
    from source_drift
    where
        check_name in ('rows_lost', 'slow_loss', 'data_test')
        and verdict = 'rejected'
    group by 1
),

orders_lost as (
    select max(lost_share) as lost_share
    from tables
    where source_table = 'orders'
),

-- Who is missing says more than how many: a country all of whose rows are gone,
-- if it has most of what the table lost.
findings as (
    select
        source_drift.*,
        tables.rows_lost,
        coalesce(tables.has_failed_test, false) as has_failed_test,
        coalesce(tables.is_cut, false) as is_cut,
        source_drift.check_name in ('rows_lost', 'slow_loss') as is_loss,
        source_drift.check_name in ('rows_lost', 'slow_loss')
        and coalesce(tables.lost_share, 0) < 0.9
        and source_drift.measure
        not in ('rows', 'rows_per_fate', 'rows_per_day')
        and source_drift.value_now < 0.1 * source_drift.value_before
        and -source_drift.deviation
        >= 0.5 * coalesce(tables.rows_lost, 0) as is_gone,
        source_drift.source_table in ('order_lines', 'returns')
        and coalesce(
            abs(tables.lost_share - orders_lost.lost_share) < 0.1, false
        ) as is_lost_with_orders,
        source_drift.member = 'order_rejected'
        and orders_lost.lost_share is not null as is_rejected_with_orders,
        source_drift.check_name = 'people_gone' and tables.rows_lost is not null
        or source_drift.check_name = 'people_orders'
        and orders_lost.lost_share is not null as is_lost_in_person
    from source_drift
    left join tables on source_drift.source_table = tables.source_table
    cross join orders_lost
    -- Left out: the values of a column that is empty.
    left join source_drift as emptied
        on
            source_drift.source_table = emptied.source_table
            and emptied.check_name = 'missing_values'
            and emptied.verdict = 'rejected' and emptied.member = '(all)'
            and source_drift.measure
            = 'rows_per_' || replace(emptied.measure, 'nulls_in_', '')
    where source_drift.verdict <> 'accepted' and emptied.measure is null
),

-- Left out: what another finding of the same table, or of the orders, says too.
source_findings as (
    select
        source_table,
        check_name,
        measure,
        member,
        verdict,
        reason,
        case
            when is_gone and rows_lost is not null then 1
            when is_loss and source_table = 'exchange_rates' then 1
            when is_loss and measure = 'rows' then 2
            when check_name = 'data_test' then 3
            when
                check_name in ({{ text_literal(causes) }})
                or measure in (
                    'copies', 'crowds', 'no_lines', 'no_lines_last_day'
                )
                then 3
            when is_gone or member = '(all)' and check_name <> 'means' then 4
            else 5
        end as place,
        -- Rows that are gone take along those that point to them; those that
        -- cannot be used are not gone.
        case
            when check_name = 'rejects' then 0
            when is_loss and source_table = 'customers' then 1
            when is_loss and source_table = 'orders' then 2
            when is_loss then 3
            when check_name in ('rates', 'data_test', 'missing_values') then 1
            when
                check_name = 'ratio' or measure like 'amounts_per_%'
                or measure like 'spread_of_%' then 5
            else 4
        end as place_of_cause,
        abs(deviation) / coalesce(nullif(abs(bound), 0), 1) as weight
    from findings
    where
        not (
            is_loss and is_lost_with_orders
            or is_lost_in_person
            or check_name = 'slow_loss' and is_cut
            or is_loss and measure <> 'rows' and not is_gone
            and (rows_lost is not null or has_failed_test)
            or check_name = 'rejects'
            and (has_failed_test or is_rejected_with_orders)
        )
)

select * from source_findings
