

select rate
from "postgres"."segmentation_reference"."exchange_rates"
where rate is null or rate <= 0

