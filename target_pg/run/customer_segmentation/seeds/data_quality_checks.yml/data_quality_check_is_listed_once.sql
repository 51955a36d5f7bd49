
    
    select
      count(*) as failures,
      count(*) != 0 as should_warn,
      count(*) != 0 as should_error
    from (
      
    
  
    
    

select
    check_name as unique_field,
    count(*) as n_records

from "postgres"."segmentation_reference"."data_quality_checks"
where check_name is not null
group by check_name
having count(*) > 1



  
  
      
    ) dbt_internal_test