

select currency, rate_date
from "postgres"."segmentation_reference"."exchange_rates"
group by currency, rate_date
having count(*) > 1

