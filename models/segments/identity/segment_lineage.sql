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

segment_departures as (
    select * from {{ ref('segment_departures') }}
),

outcomes as (
    select
        segment_models.model_id,
        segment_fits.segment_id,
        segment_models.previous_model_id,
        {{ fit_text('outcome') }} as outcome,
        {{ fit_number('distance') }} as distance
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
        segment_departures.count_customers_before,
        arrivals.count_customers_now,
        segment_departures.count_customers_kept,
        {{ as_double('segment_departures.count_customers_kept') }}
        / segment_departures.count_customers_before as share_of_previous,
        {{ as_double('segment_departures.count_customers_kept') }}
        / arrivals.count_customers_now as share_of_segment,
        segment_departures.successor_segment_id,
        segment_departures.successor_share
    from outcomes
    left join segment_departures
        on
            outcomes.model_id = segment_departures.model_id
            and outcomes.segment_id = segment_departures.segment_id
    left join arrivals
        on
            outcomes.model_id = arrivals.model_id
            and outcomes.segment_id = arrivals.segment_id
)

select * from segment_lineage
