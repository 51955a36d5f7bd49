with

candidate_segments as (
    select * from {{ ref('candidate_segments') }}
),

customer_features as (
    select * from {{ ref('customer_features') }}
),

published_segment_sizes as (
    select * from {{ ref('published_segment_sizes') }}
),

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

segment_models as (
    select * from {{ ref('segment_models') }}
),

sizes_before as (
    select
        published_segment_sizes.segment_id,
        published_segment_sizes.segment_name,
        published_segment_sizes.count_customers
    from published_segment_sizes
    inner join last_accepted_run
        on published_segment_sizes.as_of = last_accepted_run.previous_as_of
),

-- Who signed up since then cannot have been there before.
sizes_now as (
    select
        candidate_segments.segment_id,
        candidate_segments.segment_name,
        candidate_segments.playbook_key,
        candidate_segments.model_id,
        count(*) as count_customers,
        count(*) filter (
            where customer_features.signed_up_at
            >= last_accepted_run.previous_as_of
        ) as count_new,
        count(candidate_segments.previous_segment_id) as count_known,
        count(*) filter (
            where candidate_segments.previous_segment_id
            <> candidate_segments.segment_id
        ) as count_moved
    from candidate_segments
    inner join customer_features
        on candidate_segments.customer_id = customer_features.customer_id
    cross join last_accepted_run
    group by 1, 2, 3, 4
),

sizes_of_both as (
    select
        coalesce(sizes_now.segment_id, sizes_before.segment_id) as segment_id,
        coalesce(
            sizes_now.segment_name, sizes_before.segment_name
        ) as segment_name,
        sizes_now.playbook_key,
        sizes_now.model_id,
        coalesce(sizes_before.count_customers, 0) as count_before,
        coalesce(sizes_now.count_customers, 0) as count_now,
        coalesce(sizes_now.count_new, 0) as count_new,
        coalesce(sizes_now.count_known, 0) as count_known,
        coalesce(sizes_now.count_moved, 0) as count_moved
    from sizes_now
    full outer join sizes_before
        on sizes_now.segment_id = sizes_before.segment_id
),

totals as (
    select
        {% for count in ['before', 'now', 'known', 'moved'] -%}
            cast(sum(count_{{ count }}) as bigint) as total_{{ count }},
        {% endfor -%}
        max(model_id) as model_id
    from sizes_of_both
),

-- Rules where there was a fit, or a fit where there were rules.
ways as (
    select
        count(distinct segment_models.algorithm = 'rfm_rules') > 1
            as is_way_changed
    from segment_models, totals, last_accepted_run
    where
        segment_models.model_id
        in (totals.model_id, last_accepted_run.previous_model_id)
),

segment_changes as (
    select
        last_accepted_run.as_of,
        last_accepted_run.previous_as_of,
        coalesce(last_accepted_run.days_since, 0) as days_since,
        sizes_of_both.segment_id,
        sizes_of_both.segment_name,
        sizes_of_both.playbook_key,
        sizes_of_both.count_before,
        sizes_of_both.count_now,
        sizes_of_both.count_new,
        -- Newcomers may let a segment grow, and replace who passes through it.
        case
            when
                abs(sizes_of_both.count_now - sizes_of_both.count_before)
                < abs(
                    sizes_of_both.count_now - sizes_of_both.count_new
                    - sizes_of_both.count_before
                )
                then sizes_of_both.count_now
            else sizes_of_both.count_now - sizes_of_both.count_new
        end as count_compared,
        totals.total_before,
        totals.total_now,
        totals.total_known,
        totals.total_moved,
        coalesce(totals.model_id, '')
        <> coalesce(last_accepted_run.previous_model_id, '') as is_refitted,
        ways.is_way_changed
    from sizes_of_both
    cross join totals
    cross join ways
    cross join last_accepted_run
)

select * from segment_changes
