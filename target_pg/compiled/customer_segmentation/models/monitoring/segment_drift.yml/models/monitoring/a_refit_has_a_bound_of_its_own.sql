with

 __dbt__cte__segment_changes as (

-- Fixture for segment_changes
select cast(null as timestamp without time zone) as "as_of", 
    
    cast('2026-02-28 00:00:00' as timestamp without time zone)
 as "previous_as_of", 
    
    cast('within' as text)
 as "segment_id", cast(null as text) as "segment_name", 
    
    cast(100 as bigint)
 as "count_before", 
    
    cast(60 as bigint)
 as "count_now", 
    
    cast(-0.4 as double precision)
 as "relative_change", 
    
    cast(True as boolean)
 as "is_refitted"
union all
select cast(null as timestamp without time zone) as "as_of", 
    
    cast('2026-02-28 00:00:00' as timestamp without time zone)
 as "previous_as_of", 
    
    cast('beyond' as text)
 as "segment_id", cast(null as text) as "segment_name", 
    
    cast(100 as bigint)
 as "count_before", 
    
    cast(40 as bigint)
 as "count_now", 
    
    cast(-0.6 as double precision)
 as "relative_change", 
    
    cast(True as boolean)
 as "is_refitted"
), segment_changes as (
    select * from __dbt__cte__segment_changes
),

changes_with_bound as (
    select
        segment_changes.*,
        case
            when segment_changes.is_refitted
                then cast(0.5 as double precision)
            else cast(0.3 as double precision)
        end as bound
    from segment_changes
),

changes_judged as (
    select
        changes_with_bound.*,
        case
            when changes_with_bound.previous_as_of is null then 'first_run'
            when changes_with_bound.count_before = 0 then 'appeared'
            when changes_with_bound.count_now = 0 then 'vanished'
            when
                abs(changes_with_bound.relative_change)
                > changes_with_bound.bound
                then 'moved'
            else 'held'
        end as finding,
        greatest(changes_with_bound.count_before, changes_with_bound.count_now)
        < 30 as is_small
    from changes_with_bound
),

verdicts as (
    select
        changes_judged.*,
        case
            when changes_judged.finding in ('first_run', 'held') then 'accepted'
            when changes_judged.is_small then 'warned'
            when
                changes_judged.is_refitted and changes_judged.finding <> 'moved'
                then 'warned'
            else 'rejected'
        end as verdict_of_rules
    from changes_judged
),

segment_drift as (
    select
        as_of,
        segment_id,
        segment_name,
        previous_as_of,
        count_before,
        count_now,
        relative_change,
        bound,
        is_refitted,
        case
            when
                false
                and verdict_of_rules = 'rejected' then 'accepted'
            else verdict_of_rules
        end as verdict,
        false
        and verdict_of_rules = 'rejected' as is_accepted_by_hand,
        case finding
            when 'first_run' then 'first accepted run, nothing to compare with'
            when 'appeared' then 'no customer before, '
                || cast(count_now as text) || ' now'
            when 'vanished' then 'from ' || cast(count_before as text)
                || ' customers to none'
            else 'from ' || cast(count_before as text)
                || ' to ' || cast(count_now as text) || ' customers ('
                || case when relative_change < 0 then '-' else '+' end
                || cast(cast(floor(abs(relative_change) * 100 + 0.5) as int) as text) || ' %), bound '
                || cast(cast(floor(bound * 100 + 0.5) as int) as text) || ' %'
        end
        || case when is_refitted and finding <> 'first_run'
            then ', after a refit' else '' end
        || case when is_small and finding not in ('first_run', 'held')
            then ', fewer than 30 customers'
            else '' end
        || case when verdict_of_rules = 'rejected'
                and false
            then ', accepted by hand' else '' end as reason
    from verdicts
)

select * from segment_drift