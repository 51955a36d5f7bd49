select
    order_id as number,
    customer_id,
    ordered_at as sold_at,
    time_zone,
    status,
    currency
from {{ source('app', 'orders') }}
