
    
    

with child as (
    select reject_reason as from_field
    from "postgres"."segmentation"."rejected_row_counts"
    where reject_reason is not null
),

parent as (
    select reject_reason as to_field
    from "postgres"."segmentation_reference"."reject_reasons"
)

select
    from_field

from child
left join parent
    on child.from_field = parent.to_field

where parent.to_field is null


