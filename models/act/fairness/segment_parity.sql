with

parity_estimates as (
    select * from {{ ref('parity_estimates') }}
    where kind = 'segment'
),

int_as_of as (
    select * from {{ ref('int_as_of') }}
),

segment_parity as (
    select
        parity_estimates.attribute,
        parity_estimates.group_name,
        parity_estimates.subject as segment_id,
        parity_estimates.subject_name as segment_name,
        parity_estimates.count_group,
        parity_estimates.count_customers,
        parity_estimates.rate,
        parity_estimates.rest_rate,
        parity_estimates.ratio,
        parity_estimates.ratio_low,
        parity_estimates.ratio_high,
        parity_estimates.verdict,
        int_as_of.as_of
    from parity_estimates
    cross join int_as_of
)

select * from segment_parity
