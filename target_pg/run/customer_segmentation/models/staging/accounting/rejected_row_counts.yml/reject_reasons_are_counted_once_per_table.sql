
    
    select
      count(*) as failures,
      count(*) != 0 as should_warn,
      count(*) != 0 as should_error
    from (
      
    
  

select source_table, reject_reason
from "postgres"."segmentation"."rejected_row_counts"
group by source_table, reject_reason
having count(*) > 1


  
  
      
    ) dbt_internal_test