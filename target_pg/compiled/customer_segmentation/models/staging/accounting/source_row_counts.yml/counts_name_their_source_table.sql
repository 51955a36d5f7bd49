
    
    



select source_table
from "postgres"."segmentation"."source_row_counts"
where source_table is null


