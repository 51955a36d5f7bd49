

select currency, rate_date
from "postgres"."segmentation_intermediate"."int_daily_rates"
group by currency, rate_date
having count(*) > 1

