
    
    select
      count(*) as failures,
      count(*) != 0 as should_warn,
      count(*) != 0 as should_error
    from (
      
    
  
    
    

with all_values as (

    select
        check_name as value_field,
        count(*) as n_records

    from "postgres"."segmentation_reference"."data_quality_checks"
    group by check_name

)

select *
from all_values
where value_field not in (
    'has_email','has_sign_up_time','has_country','has_acquisition_channel','has_acquisition_cost','has_plausible_birth_year','has_no_unmatched_return','has_no_over_refund'
)



  
  
      
    ) dbt_internal_test