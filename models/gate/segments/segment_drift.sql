{%- set deviation_percent = number_text('100 * deviation') -%}
{%- set signed_percent = number_text('100 * deviation', sign=true) -%}
{%- set bound_percent = number_text('100 * bound') -%}

with

segment_checks as (
    select * from {{ ref('segment_checks') }}
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

checks_with_flags as (
    select
        segment_checks.*,
        greatest(segment_checks.count_before, segment_checks.count_now)
        < {{ var('min_segment_customers_for_gate') }} as is_small,
        abs(segment_checks.deviation)
        > segment_checks.bound as is_beyond,
        segment_checks.is_refitted
        and segment_checks.check_name <> 'customers'
        and (
            not features_moved.is_any_moved
            or coalesce(segment_checks.is_way_changed, false)
        ) as is_explained
    from segment_checks
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
            when check_name = 'refit_moves'
                then case when is_beyond then 'warned' else 'accepted' end
            when is_beyond and not is_small and not is_explained
                then 'rejected'
            when is_beyond or check_name in ('appeared', 'vanished')
                then 'warned'
            else 'accepted'
        end as verdict,
        case
            when previous_as_of is null
                then 'first accepted run, nothing to compare with'
            when check_name in ('refit_moves', 'moved')
                then
                    {{ as_text('count_now') }} || ' of '
                    || {{ as_text('count_before') }}
                    || ' are in another segment ('
                    || {{ deviation_percent }} || ' %), bound '
                    || {{ bound_percent }} || ' %'
            when check_name = 'appeared'
                then
                    'no customer before, ' || {{ as_text('count_now') }}
                    || ' now (' || {{ deviation_percent }}
                    || ' % of all), bound ' || {{ bound_percent }} || ' %'
            when check_name = 'vanished'
                then
                    'from ' || {{ as_text('count_before') }}
                    || ' customers to none (' || {{ deviation_percent }}
                    || ' % of all), bound ' || {{ bound_percent }} || ' %'
            when check_name = 'share'
                then
                    'from ' || {{ as_text('count_before') }} || ' to '
                    || {{ as_text('count_now') }} || ' customers ('
                    || {{ signed_percent }} || ' points of all), bound '
                    || {{ bound_percent }} || ' points'
            else
                'from ' || {{ as_text('count_before') }} || ' to '
                || {{ as_text('count_now') }} || ' customers ('
                || case
                    when count_new > 0
                        then {{ as_text('count_new') }} || ' of them new; '
                    else ''
                end
                || {{ signed_percent }} || ' %), bound '
                || {{ bound_percent }} || ' %'
        end
        || case
            when is_refitted and previous_as_of is not null
                then ', after a refit'
            else ''
        end
        || case
            when
                check_name = 'refit_moves' or not is_beyond
                or not is_explained or previous_as_of is null
                then ''
            when is_way_changed
                then ', which changed from rules to a fit or back'
            else ' in which no feature moved'
        end
        || case
            when
                is_small
                and (is_beyond or check_name in ('appeared', 'vanished'))
                and previous_as_of is not null
                then
                    ', fewer than {{ var("min_segment_customers_for_gate") }}'
                    || ' customers'
            else ''
        end as reason
    from checks_with_flags
)

select * from segment_drift
