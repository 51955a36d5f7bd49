{%- set features = clustering_features() | sort -%}

with

customer_segments as (
    select * from {{ ref('customer_segments') }}
),

segment_scoring_features as (
    select * from {{ ref('segment_scoring_features') }}
),

-- Exact sums: those of doubles depend on the order of the rows. In steps of a
-- hundredth, which tell the median of all but one segment.
steps as (
    {% for feature in features -%}
        select
            segments.segment_id,
            '{{ feature }}' as feature,
            round(cast(scored.{{ feature }} as numeric(28, 9)), 2) as step,
            sum(cast(scored.{{ feature }} as numeric(28, 9))) as total,
            count(*) as count_customers
        from customer_segments as segments
        inner join segment_scoring_features as scored
            on segments.customer_id = scored.customer_id
        group by 1, 3
        {{ 'union all' if not loop.last }}
    {% endfor %}
),

inside as (
    select
        segment_id,
        feature,
        {{ as_double('sum(total)') }} / sum(count_customers) as mean_inside
    from steps
    group by 1, 2
),

steps_outside as (
    select
        inside.segment_id,
        steps.feature,
        steps.step,
        sum(steps.total) as total,
        sum(steps.count_customers) as count_customers,
        sum(sum(steps.count_customers)) over (
            partition by inside.segment_id, steps.feature
            order by steps.step
        ) as count_so_far,
        sum(sum(steps.count_customers)) over (
            partition by inside.segment_id, steps.feature
        ) as count_all
    from inside
    inner join steps
        on
            inside.feature = steps.feature
            and inside.segment_id <> steps.segment_id
    group by 1, 2, 3
),

outside as (
    select
        segment_id,
        feature,
        {{ as_double('sum(total)') }} / sum(count_customers) as mean_outside,
        avg({{ as_double('total') }} / count_customers) filter (
            where
            count_so_far >= count_all / 2.0
            and count_so_far - count_customers <= count_all / 2.0
        ) as median_outside
    from steps_outside
    group by 1, 2
),

segment_contrasts as (
    select
        inside.segment_id,
        inside.feature,
        inside.mean_inside,
        outside.mean_outside,
        outside.median_outside
    from inside
    inner join outside
        on
            inside.segment_id = outside.segment_id
            and inside.feature = outside.feature
)

select * from segment_contrasts
