
      
  
    

  create  table "postgres"."segmentation"."customer_segment_history"
  
  
    as
  
  (
    
    

    select *,
        md5(coalesce(cast(customer_id as varchar ), '')
         || '|' || coalesce(cast(as_of as varchar ), '')
        ) as dbt_scd_id,
        as_of as dbt_updated_at,
        as_of as dbt_valid_from,
        
  
  coalesce(nullif(as_of, as_of), null)
  as dbt_valid_to
from (
        

-- Rows of customers that are gone are closed as of the run.
-- depends_on: "postgres"."segmentation_intermediate"."int_as_of"
    with

    customer_segments as (
        select * from "postgres"."segmentation"."customer_segments"
    ),

    customer_segment_history as (
        select
            customer_id,
            segment_id,
            segment_name,
            model_id,
            as_of
        from customer_segments
    )

    select * from customer_segment_history

    ) sbq



  );
  
  