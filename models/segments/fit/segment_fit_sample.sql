-- No fit while the playbook has faults.
-- depends_on: {{ ref('segment_playbook_faults') }}
with

customer_features as (
    select * from {{ ref('customer_features') }}
),

segment_fit_request as (
    select * from {{ ref('segment_fit_request') }}
),

-- The hash spreads the sample evenly and keeps it the same in every run.
customers_in_hash_order as (
    select
        customer_features.*,
        row_number() over (
            order by
                md5(customer_features.customer_id),
                customer_features.customer_id
        ) as place
    from customer_features
    inner join segment_fit_request on segment_fit_request.is_fit_needed
    where customer_features.has_ordered
),

segment_fit_sample as (
    select
        {% for feature in var('clustering_features') | sort -%}
            {{ as_double(feature) }} as {{ feature }},
        {% endfor -%}
        customer_id
    from customers_in_hash_order
    where place <= {{ var('fit_sample_size') }}
)

select * from segment_fit_sample
