
    
    select
      count(*) as failures,
      count(*) != 0 as should_warn,
      count(*) != 0 as should_error
    from (
      
    
  -- A rule of an unknown key, or without a bound, names no segment and hides it.
with

segment_playbook as (
    select * from "postgres"."segmentation_reference"."segment_playbook"
),

segment_playbook_rules as (
    select * from "postgres"."segmentation_reference"."segment_playbook_rules"
)

select
    segment_playbook_rules.playbook_key,
    segment_playbook_rules.feature
from segment_playbook_rules
left join segment_playbook
    on segment_playbook_rules.playbook_key = segment_playbook.playbook_key
where
    segment_playbook.playbook_key is null
    or (
        segment_playbook_rules.at_least is null
        and segment_playbook_rules.at_most is null
    )
  
  
      
    ) dbt_internal_test