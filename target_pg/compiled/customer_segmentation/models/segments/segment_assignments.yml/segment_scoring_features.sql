select 'near_vip' as customer_id, 1.5 as net_spend, 3 as return_share
union all select 'between', 1.0, 0