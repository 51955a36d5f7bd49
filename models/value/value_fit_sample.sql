with

value_inputs as (
    select * from {{ ref('value_inputs') }}
),

segment_assignments as (
    select * from {{ ref('segment_assignments') }}
),

segment_fit_request as (
    select * from {{ ref('segment_fit_request') }}
),

published_value_fits as (
    {{ published_rows('value_fits', {'model_id': 'text'}) | indent(4) }}
),

-- With each new model of the segments; also where a model has no value yet.
fit_request as (
    select
        segment_fit_request.model_id,
        segment_fit_request.as_of
    from segment_fit_request
    where
        segment_fit_request.is_fit_needed
        or segment_fit_request.model_id not in (
            select published_value_fits.model_id from published_value_fits
        )
),

customers_of_least_hash as (
    select
        md5(segment_assignments.customer_id) as id_hash,
        segment_assignments.customer_id,
        segment_assignments.segment_id,
        fit_request.model_id,
        fit_request.as_of
    from segment_assignments
    cross join fit_request
    order by 1
    limit {{ var('fit_sample_size') }}
),

value_fit_sample as (
    select
        customers_of_least_hash.customer_id,
        customers_of_least_hash.segment_id,
        customers_of_least_hash.model_id,
        customers_of_least_hash.as_of,
        value_inputs.moment,
        value_inputs.count_repeats,
        value_inputs.days_to_last_order,
        value_inputs.days_since_first_order,
        value_inputs.mean_repeat_spend,
        {{ var('outcome_days') }} as outcome_days
    from customers_of_least_hash
    inner join value_inputs
        on customers_of_least_hash.customer_id = value_inputs.customer_id
)

select * from value_fit_sample
