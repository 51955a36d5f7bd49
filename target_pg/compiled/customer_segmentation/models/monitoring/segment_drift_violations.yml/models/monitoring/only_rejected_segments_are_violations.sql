with

 __dbt__cte__segment_drift as (

-- Fixture for segment_drift
select cast(null as timestamp without time zone) as "as_of", 
    
    cast('S01' as text)
 as "segment_id", cast(null as text) as "segment_name", cast(null as timestamp without time zone) as "previous_as_of", cast(null as bigint) as "count_before", cast(null as bigint) as "count_now", cast(null as double precision) as "relative_change", cast(null as double precision) as "bound", cast(null as boolean) as "is_refitted", 
    
    cast('accepted' as text)
 as "verdict", cast(null as boolean) as "is_accepted_by_hand", cast(null as text) as "reason"
union all
select cast(null as timestamp without time zone) as "as_of", 
    
    cast('S02' as text)
 as "segment_id", cast(null as text) as "segment_name", cast(null as timestamp without time zone) as "previous_as_of", cast(null as bigint) as "count_before", cast(null as bigint) as "count_now", cast(null as double precision) as "relative_change", cast(null as double precision) as "bound", cast(null as boolean) as "is_refitted", 
    
    cast('warned' as text)
 as "verdict", cast(null as boolean) as "is_accepted_by_hand", cast(null as text) as "reason"
union all
select cast(null as timestamp without time zone) as "as_of", 
    
    cast('S03' as text)
 as "segment_id", cast(null as text) as "segment_name", cast(null as timestamp without time zone) as "previous_as_of", cast(null as bigint) as "count_before", cast(null as bigint) as "count_now", cast(null as double precision) as "relative_change", cast(null as double precision) as "bound", cast(null as boolean) as "is_refitted", 
    
    cast('rejected' as text)
 as "verdict", cast(null as boolean) as "is_accepted_by_hand", cast(null as text) as "reason"
), segment_drift as (
    select * from __dbt__cte__segment_drift
),

segment_drift_violations as (
    select
        as_of,
        segment_id,
        segment_name,
        count_before,
        count_now,
        bound,
        reason
    from segment_drift
    where verdict = 'rejected'
)

select * from segment_drift_violations