
    
    select
      count(*) as failures,
      count(*) != 0 as should_warn,
      count(*) != 0 as should_error
    from (
      
    
  -- Customers lost or invented between features and segments.
with

customer_features as (
    select * from "postgres"."segmentation"."customer_features"
),

candidate_segments as (
    select * from "postgres"."segmentation"."candidate_segments"
)

select
    customer_features.customer_id as observed_customer_id,
    candidate_segments.customer_id as candidate_customer_id
from customer_features
full outer join candidate_segments
    on customer_features.customer_id = candidate_segments.customer_id
where
    customer_features.customer_id is null
    or candidate_segments.customer_id is null
  
  
      
    ) dbt_internal_test