
    
    select
      count(*) as failures,
      count(*) != 0 as should_warn,
      count(*) != 0 as should_error
    from (
      
    
  
    
    

select
    time_zone as unique_field,
    count(*) as n_records

from "postgres"."segmentation_reference"."time_zones"
where time_zone is not null
group by time_zone
having count(*) > 1



  
  
      
    ) dbt_internal_test