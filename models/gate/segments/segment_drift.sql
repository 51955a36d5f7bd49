with

segment_checks as (
    select * from {{ ref('segment_checks') }}
),

segment_drift_bounds as (
    select * from {{ ref('segment_drift_bounds') }}
),

feature_drift as (
    select * from {{ ref('feature_drift') }}
),

-- A refit of customers who did not move changes the view, not the customers.
features_moved as (
    select
        count(*) filter (where verdict <> 'accepted') > 0
        or count(*) = 0 as is_any_moved
    from feature_drift
    where compared_with = 'last_run'
),

bounds_of_segments as (
    select
        segment_checks.segment_id,
        segment_checks.check_name,
        min(segment_drift_bounds.bound) as bound
    from segment_checks
    inner join segment_drift_bounds
        on
            segment_checks.check_name = segment_drift_bounds.check_name
            and segment_drift_bounds.segment
            in (segment_checks.segment_id, segment_checks.playbook_key)
    group by 1, 2
),

checks_with_bound as (
    select
        segment_checks.*,
        coalesce(
            {{ as_double('bounds_of_segments.bound') }},
            {{ default_segment_bound('segment_checks') | indent(12) }}
        )
        + case
            when segment_checks.check_name in ('size', 'share', 'customers')
                then
                    {{ as_double(var('change_per_further_day')) }}
                    * greatest(segment_checks.days_since - 1, 0)
            else 0
        end as bound
    from segment_checks
    left join bounds_of_segments
        on
            segment_checks.segment_id = bounds_of_segments.segment_id
            and segment_checks.check_name = bounds_of_segments.check_name
),

checks_judged as (
    select
        checks_with_bound.*,
        greatest(checks_with_bound.count_before, checks_with_bound.count_now)
        < {{ var('min_segment_customers_for_gate') }} as is_small,
        abs(checks_with_bound.deviation)
        > checks_with_bound.bound as is_beyond,
        checks_with_bound.is_refitted
        and checks_with_bound.check_name <> 'customers'
        and not features_moved.is_any_moved as is_explained
    from checks_with_bound
    cross join features_moved
),

segment_drift as (
    select
        as_of,
        segment_id,
        segment_name,
        check_name,
        previous_as_of,
        count_before,
        count_now,
        count_new,
        deviation,
        bound,
        is_refitted,
        case
            when previous_as_of is null then 'accepted'
            when is_beyond and not is_small and not is_explained
                then 'rejected'
            when is_beyond or check_name in ('appeared', 'vanished')
                then 'warned'
            else 'accepted'
        end as verdict,
        {{ segment_reason() | indent(8) }} as reason
    from checks_judged
)

select * from segment_drift
