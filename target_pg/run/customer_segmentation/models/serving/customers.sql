
  
    

  create  table "postgres"."segmentation"."customers__dbt_tmp"
  
  
    
  
  (
    customer_id text,
    as_of timestamp,
    email text,
    marketing_consent boolean,
    country text,
    acquisition_channel text,
    segment_id text,
    segment_name text,
    recommended_action text,
    recommended_channel text,
    margin double precision,
    signed_up_at timestamp,
    has_ordered boolean,
    last_ordered_at timestamp,
    days_since_last_order int,
    days_since_last_login int,
    count_orders int,
    count_orders_365d int,
    net_spend numeric(18,4),
    net_spend_365d numeric(18,4),
    return_share double precision,
    discount_share double precision,
    data_quality_score double precision
    
    )
 ;
    insert into "postgres"."segmentation"."customers__dbt_tmp" (
      customer_id, as_of, email, marketing_consent, country, acquisition_channel, segment_id, segment_name, recommended_action, recommended_channel, margin, signed_up_at, has_ordered, last_ordered_at, days_since_last_order, days_since_last_login, count_orders, count_orders_365d, net_spend, net_spend_365d, return_share, discount_share, data_quality_score
    )
  
  (
    
    select customer_id, as_of, email, marketing_consent, country, acquisition_channel, segment_id, segment_name, recommended_action, recommended_channel, margin, signed_up_at, has_ordered, last_ordered_at, days_since_last_order, days_since_last_login, count_orders, count_orders_365d, net_spend, net_spend_365d, return_share, discount_share, data_quality_score
    from (
        with

customer_segments as (
    select * from "postgres"."segmentation"."customer_segments"
),

customer_features as (
    select * from "postgres"."segmentation"."customer_features"
),

contacts as (
    select * from "postgres"."segmentation_staging"."stg_shop__customers"
),

segment_playbook as (
    select * from "postgres"."segmentation_reference"."segment_playbook"
),

customers as (
    select
        customer_segments.customer_id,
        customer_segments.as_of,
        contacts.email,
        contacts.marketing_consent,
        contacts.country,
        contacts.acquisition_channel,
        customer_segments.segment_id,
        customer_segments.segment_name,
        segment_playbook.recommended_action,
        segment_playbook.recommended_channel,
        customer_segments.margin,
        customer_features.signed_up_at,
        customer_features.has_ordered,
        customer_features.last_ordered_at,
        customer_features.days_since_last_order,
        customer_features.days_since_last_login,
        customer_features.count_orders,
        customer_features.count_orders_365d,
        customer_features.net_spend,
        customer_features.net_spend_365d,
        customer_features.return_share,
        customer_features.discount_share,
        customer_features.data_quality_score
    from customer_segments
    inner join customer_features
        on customer_segments.customer_id = customer_features.customer_id
    left join contacts
        on customer_segments.customer_id = contacts.customer_id
    left join segment_playbook
        on customer_segments.playbook_key = segment_playbook.playbook_key
)

select * from customers
    ) as model_subq
  );
  