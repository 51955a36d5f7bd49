
    
    select
      count(*) as failures,
      count(*) != 0 as should_warn,
      count(*) != 0 as should_error
    from (
      
    
  
    
    



select source_table
from "postgres"."segmentation"."source_row_counts"
where source_table is null



  
  
      
    ) dbt_internal_test