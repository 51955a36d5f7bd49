
    -- Build actual result given inputs
with dbt_internal_unit_test_actual as (
  select
    "segment_id","previous_as_of","count_before","count_now","relative_change","is_refitted", 'actual' as "actual_or_expected"
  from (
    with

 __dbt__cte__candidate_segments as (

-- Fixture for candidate_segments
select 
    
    cast('a' as text)
 as "customer_id", cast(null as timestamp without time zone) as "as_of", 
    
    cast('S01' as text)
 as "segment_id", 
    
    cast('A' as text)
 as "segment_name", cast(null as text) as "playbook_key", cast(null as text) as "model_id", cast(null as double precision) as "score", cast(null as text) as "runner_up_segment_id", cast(null as double precision) as "runner_up_score", cast(null as double precision) as "margin"
union all
select 
    
    cast('b' as text)
 as "customer_id", cast(null as timestamp without time zone) as "as_of", 
    
    cast('S01' as text)
 as "segment_id", 
    
    cast('A' as text)
 as "segment_name", cast(null as text) as "playbook_key", cast(null as text) as "model_id", cast(null as double precision) as "score", cast(null as text) as "runner_up_segment_id", cast(null as double precision) as "runner_up_score", cast(null as double precision) as "margin"
union all
select 
    
    cast('c' as text)
 as "customer_id", cast(null as timestamp without time zone) as "as_of", 
    
    cast('S03' as text)
 as "segment_id", 
    
    cast('C' as text)
 as "segment_name", cast(null as text) as "playbook_key", cast(null as text) as "model_id", cast(null as double precision) as "score", cast(null as text) as "runner_up_segment_id", cast(null as double precision) as "runner_up_score", cast(null as double precision) as "margin"
),  __dbt__cte__published_segment_sizes as (

-- Fixture for published_segment_sizes
select 
    
    cast('2026-02-28 00:00:00' as timestamp without time zone)
 as "as_of", 
    
    cast('S01' as text)
 as "segment_id", 
    
    cast('A' as text)
 as "segment_name", 
    
    cast('m1' as text)
 as "model_id", 
    
    cast(99 as bigint)
 as "count_customers"
union all
select 
    
    cast('2026-03-01 00:00:00' as timestamp without time zone)
 as "as_of", 
    
    cast('S01' as text)
 as "segment_id", 
    
    cast('A' as text)
 as "segment_name", 
    
    cast('m1' as text)
 as "model_id", 
    
    cast(4 as bigint)
 as "count_customers"
union all
select 
    
    cast('2026-03-01 00:00:00' as timestamp without time zone)
 as "as_of", 
    
    cast('S02' as text)
 as "segment_id", 
    
    cast('B' as text)
 as "segment_name", 
    
    cast('m1' as text)
 as "model_id", 
    
    cast(5 as bigint)
 as "count_customers"
union all
select 
    
    cast('2026-03-02 00:00:00' as timestamp without time zone)
 as "as_of", 
    
    cast('S01' as text)
 as "segment_id", 
    
    cast('A' as text)
 as "segment_name", 
    
    cast('m1' as text)
 as "model_id", 
    
    cast(77 as bigint)
 as "count_customers"
),  __dbt__cte__segment_fit_request as (

-- Fixture for segment_fit_request
select 
    
    cast('2026-03-02 00:00:00' as timestamp without time zone)
 as "as_of", cast(null as boolean) as "is_fit_needed", cast(null as text) as "fit_reason", 
    
    cast('m1' as text)
 as "model_id", cast(null as text) as "parameters_hash", cast(null as bigint) as "count_customers"
), candidate_segments as (
    select * from __dbt__cte__candidate_segments
),

published_segment_sizes as (
    select * from __dbt__cte__published_segment_sizes
),

segment_fit_request as (
    select * from __dbt__cte__segment_fit_request
),

last_accepted_run as (
    select max(published_segment_sizes.as_of) as as_of
    from published_segment_sizes
    inner join segment_fit_request
        on published_segment_sizes.as_of < segment_fit_request.as_of
),

sizes_before as (
    select
        published_segment_sizes.segment_id,
        published_segment_sizes.segment_name,
        published_segment_sizes.count_customers
    from published_segment_sizes
    inner join last_accepted_run
        on published_segment_sizes.as_of = last_accepted_run.as_of
),

model_before as (
    select max(published_segment_sizes.model_id) as model_id
    from published_segment_sizes
    inner join last_accepted_run
        on published_segment_sizes.as_of = last_accepted_run.as_of
),

sizes_now as (
    select
        segment_id,
        segment_name,
        count(*) as count_customers
    from candidate_segments
    group by segment_id, segment_name
),

sizes_compared as (
    select
        coalesce(sizes_now.segment_id, sizes_before.segment_id) as segment_id,
        coalesce(
            sizes_now.segment_name, sizes_before.segment_name
        ) as segment_name,
        coalesce(sizes_before.count_customers, 0) as count_before,
        coalesce(sizes_now.count_customers, 0) as count_now
    from sizes_now
    full outer join sizes_before
        on sizes_now.segment_id = sizes_before.segment_id
),

segment_changes as (
    select
        segment_fit_request.as_of,
        last_accepted_run.as_of as previous_as_of,
        sizes_compared.segment_id,
        sizes_compared.segment_name,
        sizes_compared.count_before,
        sizes_compared.count_now,
        cast(sizes_compared.count_now - sizes_compared.count_before as double precision)
        / nullif(sizes_compared.count_before, 0) as relative_change,
        segment_fit_request.model_id
        is distinct from model_before.model_id as is_refitted
    from sizes_compared
    cross join segment_fit_request
    cross join last_accepted_run
    cross join model_before
)

select * from segment_changes
  ) _dbt_internal_unit_test_actual
),
-- Build expected result
dbt_internal_unit_test_expected as (
  select
    "segment_id", "previous_as_of", "count_before", "count_now", "relative_change", "is_refitted", 'expected' as "actual_or_expected"
  from (
    select 
    
    cast('S01' as text)
 as "segment_id", 
    
    cast('2026-03-01 00:00:00' as timestamp without time zone)
 as "previous_as_of", 
    
    cast(4 as bigint)
 as "count_before", 
    
    cast(2 as bigint)
 as "count_now", 
    
    cast(-0.5 as double precision)
 as "relative_change", 
    
    cast(False as boolean)
 as "is_refitted"
union all
select 
    
    cast('S02' as text)
 as "segment_id", 
    
    cast('2026-03-01 00:00:00' as timestamp without time zone)
 as "previous_as_of", 
    
    cast(5 as bigint)
 as "count_before", 
    
    cast(0 as bigint)
 as "count_now", 
    
    cast(-1.0 as double precision)
 as "relative_change", 
    
    cast(False as boolean)
 as "is_refitted"
union all
select 
    
    cast('S03' as text)
 as "segment_id", 
    
    cast('2026-03-01 00:00:00' as timestamp without time zone)
 as "previous_as_of", 
    
    cast(0 as bigint)
 as "count_before", 
    
    cast(1 as bigint)
 as "count_now", 
    
    cast(null as double precision)
 as "relative_change", 
    
    cast(False as boolean)
 as "is_refitted"
  ) _dbt_internal_unit_test_expected
)
-- Union actual and expected results
select * from dbt_internal_unit_test_actual
union all
select * from dbt_internal_unit_test_expected