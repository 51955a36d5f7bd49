with

segment_changes as (
    select * from {{ ref('segment_changes') }}
),

changes_with_bound as (
    select
        segment_changes.*,
        case
            when segment_changes.is_refitted
                then {{ as_double(var('max_segment_size_change_after_refit')) }}
            else {{ as_double(var('max_segment_size_change')) }}
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
        < {{ var('min_segment_customers_for_gate') }} as is_small
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
                {{ var('accept_drift') | lower }}
                and verdict_of_rules = 'rejected' then 'accepted'
            else verdict_of_rules
        end as verdict,
        {{ var('accept_drift') | lower }}
        and verdict_of_rules = 'rejected' as is_accepted_by_hand,
        {{ drift_reason() | indent(8) }} as reason
    from verdicts
)

select * from segment_drift
