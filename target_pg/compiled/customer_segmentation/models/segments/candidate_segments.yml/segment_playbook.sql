
-- Fixture for segment_playbook
select 
    
    cast('vip' as text)
 as "playbook_key", cast(null as integer) as "priority", 
    
    cast('Very best' as text)
 as "segment_name", cast(null as text) as "description", cast(null as text) as "recommended_action", cast(null as text) as "recommended_channel", cast(null as text) as "kpi"
union all
select 
    
    cast('prospects' as text)
 as "playbook_key", cast(null as integer) as "priority", 
    
    cast('Not yet' as text)
 as "segment_name", cast(null as text) as "description", cast(null as text) as "recommended_action", cast(null as text) as "recommended_channel", cast(null as text) as "kpi"