with

outcomes as (
    select
        experiment_id,
        look,
        look_at,
        segment_id,
        segment_name,
        arm,
        -- DuckDB multiplies decimals of up to 18 digits into as many.
        cast(least(outcome, outcome_cap) as numeric(19, 4)) as y,
        cast(covariate as numeric(19, 4)) as x
    from {{ ref('experiment_outcomes') }}
),

of_segments as (
    select
        experiment_id,
        look,
        max(look_at) as look_at,
        segment_id,
        max(segment_name) as segment_name,
        arm,
        count(*) as count_customers,
        cast(sum(y) as numeric(28, 4)) as sum_y,
        cast(sum(y * y) as numeric(38, 8)) as sum_yy,
        cast(sum(x) as numeric(28, 4)) as sum_x,
        cast(sum(x * x) as numeric(38, 8)) as sum_xx,
        cast(sum(x * y) as numeric(38, 8)) as sum_xy
    from outcomes
    group by 1, 2, 4, 6
),

experiment_moments as (
    select * from of_segments
    union all
    select
        experiment_id,
        look,
        max(look_at) as look_at,
        'ALL' as segment_id,
        'All' as segment_name,
        arm,
        sum(count_customers) as count_customers,
        sum(sum_y) as sum_y,
        sum(sum_yy) as sum_yy,
        sum(sum_x) as sum_x,
        sum(sum_xx) as sum_xx,
        sum(sum_xy) as sum_xy
    from of_segments
    group by 1, 2, 6
)

select * from experiment_moments
