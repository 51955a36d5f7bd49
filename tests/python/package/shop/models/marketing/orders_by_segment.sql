-- Reads the package's customers and the shop's own orders.
select
    customers.segment_name,
    count(distinct customers.customer_id) as count_customers,
    count(orders.number) as count_orders
from {{ ref('customer_segmentation', 'customers') }} as customers
left join {{ ref('orders') }} as orders
    on customers.customer_id = orders.customer_id
group by 1
