select 'S02' as segment_id, 'vip' as playbook_key, 0 as bias,
    2 as centre_net_spend, 1 as weight_net_spend,
    0 as centre_return_share, 0 as weight_return_share
union all select 'S01', 'dormant', 0, 0, 1, 9, 0
union all select 'S03', 'browsers', 5, 1, 1, 0, 0