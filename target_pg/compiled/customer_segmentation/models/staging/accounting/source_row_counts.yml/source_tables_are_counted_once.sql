
    
    

select
    source_table as unique_field,
    count(*) as n_records

from "postgres"."segmentation"."source_row_counts"
where source_table is not null
group by source_table
having count(*) > 1


