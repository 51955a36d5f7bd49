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

customers_in_hash_order as (
    select
        segment_assignments.customer_id,
        segment_assignments.segment_id,
        fit_request.model_id,
        fit_request.as_of,
        row_number() over (
            order by
                md5(segment_assignments.customer_id),
                segment_assignments.customer_id
        ) as place
    from segment_assignments
    cross join fit_request
),

value_fit_sample as (
    select
        customers_in_hash_order.customer_id,
        customers_in_hash_order.segment_id,
        customers_in_hash_order.model_id,
        customers_in_hash_order.as_of,
        value_inputs.moment,
        value_inputs.count_repeats,
        value_inputs.days_to_last_order,
        value_inputs.days_since_first_order,
        value_inputs.mean_repeat_spend,
        {{ var('outcome_days') }} as outcome_days
    from customers_in_hash_order
    inner join value_inputs
        on customers_in_hash_order.customer_id = value_inputs.customer_id
    where customers_in_hash_order.place <= {{ var('fit_sample_size') }}
)

select * from value_fit_sample
