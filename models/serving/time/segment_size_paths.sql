with

segment_steps as (
    select * from {{ ref('segment_steps') }}
),

-- Origin 0 is now; the others are months ago and show how far off they were.
steps_before as (
    {% for origin in [0, 1, 2, 3] -%}
        select
            cast({{ origin }} as int) as origin,
            segment_steps.*
        from segment_steps
        where segment_steps.months_ago between {{ origin }} and {{ origin }} + 5
        {{ 'union all' if not loop.last }}
    {% endfor -%}
),

-- Three runs are two steps.
known_origins as (
    select
        origin,
        {{ as_double('count(distinct months_ago)') }} as count_steps
    from steps_before
    group by 1
    having count(distinct months_ago) >= 2 and min(months_ago) = origin
),

-- The segments of an origin are those in which its last step ended.
sizes_0 as (
    select
        steps.origin,
        steps.to_segment_id as segment_id,
        {{ as_double('sum(steps.count_customers)') }} as customers
    from steps_before as steps
    inner join known_origins on steps.origin = known_origins.origin
    where
        steps.months_ago = steps.origin and steps.to_segment_id is not null
    group by 1, 2
),

-- Who went into a segment that has ended is shared out among the others. A
-- segment that is new this month has shown no move yet.
flows as (
    select
        steps.origin,
        steps.from_segment_id,
        steps.to_segment_id,
        {{ as_double('sum(steps.count_customers)') }} as customers
    from steps_before as steps
    inner join known_origins on steps.origin = known_origins.origin
    left join sizes_0
        on
            steps.origin = sizes_0.origin
            and steps.to_segment_id = sizes_0.segment_id
    where steps.to_segment_id is null or sizes_0.segment_id is not null
    group by 1, 2, 3
    union all
    select
        sizes_0.origin,
        sizes_0.segment_id as from_segment_id,
        sizes_0.segment_id as to_segment_id,
        sizes_0.customers
    from sizes_0
    left join steps_before as steps
        on
            sizes_0.origin = steps.origin
            and sizes_0.segment_id = steps.from_segment_id
    where steps.origin is null
),

probabilities as (
    select
        origin,
        from_segment_id,
        to_segment_id as segment_id,
        customers / sum(customers) over (
            partition by origin, from_segment_id
        ) as probability
    from flows
    where from_segment_id is not null
),

{% for step in [1, 2, 3] -%}
    parts_{{ step }} as (
        select
            probabilities.origin,
            probabilities.segment_id,
            earlier.customers * probabilities.probability as customers
        from sizes_{{ step - 1 }} as earlier
        inner join probabilities
            on
                earlier.origin = probabilities.origin
                and earlier.segment_id = probabilities.from_segment_id
        union all
        select
            flows.origin,
            flows.to_segment_id as segment_id,
            flows.customers / known_origins.count_steps as customers
        from flows
        inner join known_origins on flows.origin = known_origins.origin
        where flows.from_segment_id is null
    ),

    sizes_{{ step }} as (
        select
            origin,
            segment_id,
            sum(customers) as customers
        from parts_{{ step }}
        where segment_id is not null
        group by 1, 2
    ),

{% endfor -%}
segment_size_paths as (
    {% for step in [0, 1, 2, 3] -%}
        select
            cast({{ step }} as int) as months,
            origin,
            segment_id,
            customers
        from sizes_{{ step }}
        {{ 'union all' if not loop.last }}
    {% endfor -%}
)

select * from segment_size_paths
