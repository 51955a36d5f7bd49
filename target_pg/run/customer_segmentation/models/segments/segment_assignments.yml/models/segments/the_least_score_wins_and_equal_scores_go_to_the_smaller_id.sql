
    -- Build actual result given inputs
with dbt_internal_unit_test_actual as (
  select
    "customer_id","segment_id","playbook_key","score","runner_up_segment_id","runner_up_score", 'actual' as "actual_or_expected"
  from (
    with

 __dbt__cte__segment_scoring_features as (
select 'near_vip' as customer_id, 1.5 as net_spend, 3 as return_share
union all select 'between', 1.0, 0
),  __dbt__cte__segment_parameters as (
select 'S02' as segment_id, 'vip' as playbook_key, 0 as bias,
    2 as centre_net_spend, 1 as weight_net_spend,
    0 as centre_return_share, 0 as weight_return_share
union all select 'S01', 'dormant', 0, 0, 1, 9, 0
union all select 'S03', 'browsers', 5, 1, 1, 0, 0
), segment_scoring_features as (
    select * from __dbt__cte__segment_scoring_features
),

segment_parameters as (
    select * from __dbt__cte__segment_parameters
),

scores as (
    select
        segment_scoring_features.customer_id,
        segment_parameters.segment_id,
        segment_parameters.playbook_key,
        segment_parameters.bias
            + segment_parameters.weight_net_spend * power(
                segment_scoring_features.net_spend
                - segment_parameters.centre_net_spend,
                2
            )
            + segment_parameters.weight_return_share * power(
                segment_scoring_features.return_share
                - segment_parameters.centre_return_share,
                2
            ) as score
    from segment_scoring_features
    cross join segment_parameters
),

-- The least score wins; equal scores go to the smaller id.
ranked as (
    select
        customer_id,
        segment_id,
        playbook_key,
        score,
        row_number() over (
            partition by customer_id
            order by score asc nulls last, segment_id asc
        ) as place
    from scores
),

segment_assignments as (
    select
        customer_id,
        max(segment_id) filter (where place = 1) as segment_id,
        max(playbook_key) filter (where place = 1) as playbook_key,
        max(score) filter (where place = 1) as score,
        max(segment_id) filter (where place = 2) as runner_up_segment_id,
        max(score) filter (where place = 2) as runner_up_score
    from ranked
    where place <= 2
    group by customer_id
)

select * from segment_assignments
  ) _dbt_internal_unit_test_actual
),
-- Build expected result
dbt_internal_unit_test_expected as (
  select
    "customer_id", "segment_id", "playbook_key", "score", "runner_up_segment_id", "runner_up_score", 'expected' as "actual_or_expected"
  from (
    select 
    
    cast('near_vip' as text)
 as "customer_id", 
    
    cast('S02' as text)
 as "segment_id", 
    
    cast('vip' as text)
 as "playbook_key", 
    
    cast(0.25 as double precision)
 as "score", 
    
    cast('S01' as text)
 as "runner_up_segment_id", 
    
    cast(2.25 as double precision)
 as "runner_up_score"
union all
select 
    
    cast('between' as text)
 as "customer_id", 
    
    cast('S01' as text)
 as "segment_id", 
    
    cast('dormant' as text)
 as "playbook_key", 
    
    cast(1.0 as double precision)
 as "score", 
    
    cast('S02' as text)
 as "runner_up_segment_id", 
    
    cast(1.0 as double precision)
 as "runner_up_score"
  ) _dbt_internal_unit_test_expected
)
-- Union actual and expected results
select * from dbt_internal_unit_test_actual
union all
select * from dbt_internal_unit_test_expected