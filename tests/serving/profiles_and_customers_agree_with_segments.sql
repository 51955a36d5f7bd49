-- A report and the CRM would show different sizes of the same segment.
with

customers as (
    select * from {{ ref('customers') }}
),

segment_profiles as (
    select * from {{ ref('segment_profiles') }}
),

sizes as (
    select
        segment_id,
        count(*) as count_customers
    from customers
    group by 1
)

select
    sizes.segment_id,
    sizes.count_customers,
    segment_profiles.count_customers as count_in_profile
from sizes
full outer join segment_profiles
    on sizes.segment_id = segment_profiles.segment_id
where
    sizes.count_customers
    is distinct from segment_profiles.count_customers
