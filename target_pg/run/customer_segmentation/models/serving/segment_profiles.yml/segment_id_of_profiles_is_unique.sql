
    
    select
      count(*) as failures,
      count(*) != 0 as should_warn,
      count(*) != 0 as should_error
    from (
      
    
  
    
    

select
    segment_id as unique_field,
    count(*) as n_records

from "postgres"."segmentation"."segment_profiles"
where segment_id is not null
group by segment_id
having count(*) > 1



  
  
      
    ) dbt_internal_test