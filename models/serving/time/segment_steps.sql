{#- Runs thirty days apart, the newest first: each the one nearest to its day. -#}
{%- set months = range(0, 10) -%}

with

int_as_of as (
    select * from {{ ref('int_as_of') }}
),

segment_sizes as (
    select * from {{ ref('segment_sizes') }}
),

customer_segment_history as (
    select * from {{ ref('customer_segment_history') }}
),

days_wanted as (
    {% for month in months -%}
        select
            cast({{ month }} as int) as months_ago,
            as_of - interval '{{ 30 * month }}' day as wanted_as_of
        from int_as_of
        {{ 'union all' if not loop.last }}
    {% endfor -%}
),

runs as (
    select distinct segment_sizes.as_of
    from segment_sizes
    inner join int_as_of on segment_sizes.as_of <= int_as_of.as_of
),

-- Runs on the first of each month are up to five days from theirs.
runs_by_distance as (
    select
        days_wanted.months_ago,
        runs.as_of,
        row_number() over (
            partition by days_wanted.months_ago
            order by
                abs({{ days_between('runs.as_of', 'days_wanted.wanted_as_of') }}),
                runs.as_of
        ) as place
    from days_wanted
    inner join runs
        on
            runs.as_of
            between days_wanted.wanted_as_of - interval '7' day
            and days_wanted.wanted_as_of + interval '7' day
    where days_wanted.months_ago > 0 or runs.as_of = days_wanted.wanted_as_of
),

monthly_runs as (
    select
        months_ago,
        as_of
    from runs_by_distance
    where place = 1
),

customers_then as (
    select
        monthly_runs.months_ago,
        customer_segment_history.customer_id,
        customer_segment_history.segment_id
    from customer_segment_history
    inner join monthly_runs
        on
            customer_segment_history.dbt_valid_from <= monthly_runs.as_of
            and coalesce(
                customer_segment_history.dbt_valid_to > monthly_runs.as_of, true
            )
),

-- The month that a step leads to; there must be a run at both ends.
pairs as (
    select ends.months_ago
    from monthly_runs as ends
    inner join monthly_runs as starts
        on ends.months_ago = starts.months_ago - 1
),

starts as (
    select
        pairs.months_ago,
        customers_then.customer_id,
        customers_then.segment_id
    from pairs
    inner join customers_then
        on pairs.months_ago = customers_then.months_ago - 1
),

ends as (
    select
        pairs.months_ago,
        customers_then.customer_id,
        customers_then.segment_id
    from pairs
    inner join customers_then on pairs.months_ago = customers_then.months_ago
),

segment_steps as (
    select
        coalesce(starts.months_ago, ends.months_ago) as months_ago,
        starts.segment_id as from_segment_id,
        ends.segment_id as to_segment_id,
        cast(count(*) as bigint) as count_customers
    from starts
    full outer join ends
        on
            starts.customer_id = ends.customer_id
            and starts.months_ago = ends.months_ago
    group by 1, 2, 3
)

select * from segment_steps
