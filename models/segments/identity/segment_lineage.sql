with

segment_fits as (
    select * from {{ ref('segment_fits') }}
),

segment_models as (
    select * from {{ ref('segment_models') }}
),

segment_overlaps as (
    select * from {{ ref('segment_overlaps') }}
),

-- Where most of the customers of a segment went comes first.
destinations as (
    select
        segment_overlaps.*,
        row_number() over (
            partition by
                segment_overlaps.model_id, segment_overlaps.previous_segment_id
            order by
                segment_overlaps.count_customers desc nulls last,
                segment_overlaps.segment_id asc nulls last
        ) as destination
    from segment_overlaps
),

departures as (
    select
        model_id,
        previous_segment_id as segment_id,
        cast(sum(count_customers) as bigint) as count_customers_before,
        cast(coalesce(sum(count_customers) filter (
            where segment_id = previous_segment_id
        ), 0) as bigint) as count_customers_kept,
        max(segment_id) filter (where destination = 1) as successor_segment_id,
        max(share_of_previous) filter (where destination = 1) as successor_share
    from destinations
    group by 1, 2
),

outcomes as (
    select
        segment_models.model_id,
        segment_fits.segment_id,
        segment_models.previous_model_id,
        {{ fit_value('outcome', 'text') }} as outcome,
        {{ fit_value('distance') }} as distance
    from segment_fits
    inner join segment_models
        on segment_fits.model_id = segment_models.model_id
    where segment_fits.section = 'lineage'
    group by 1, 2, 3
),

arrivals as (
    select
        model_id,
        segment_id,
        cast(sum(count_customers) as bigint) as count_customers_now
    from segment_overlaps
    group by 1, 2
),

segment_lineage as (
    select
        outcomes.model_id,
        outcomes.segment_id,
        outcomes.previous_model_id,
        outcomes.outcome,
        outcomes.distance,
        departures.count_customers_before,
        arrivals.count_customers_now,
        departures.count_customers_kept,
        {{ as_double('departures.count_customers_kept') }}
        / departures.count_customers_before as share_of_previous,
        {{ as_double('departures.count_customers_kept') }}
        / arrivals.count_customers_now as share_of_segment,
        departures.successor_segment_id,
        departures.successor_share
    from outcomes
    left join departures
        on
            outcomes.model_id = departures.model_id
            and outcomes.segment_id = departures.segment_id
    left join arrivals
        on
            outcomes.model_id = arrivals.model_id
            and outcomes.segment_id = arrivals.segment_id
)

select * from segment_lineage
