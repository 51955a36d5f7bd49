
  
    

  create  table "postgres"."segmentation"."segment_profiles__dbt_tmp"
  
  
    
  
  (
    segment_id text,
    segment_name text,
    description text,
    as_of timestamp,
    count_customers bigint,
    customer_share double precision,
    net_spend numeric(18,4),
    net_spend_share double precision,
    mean_days_since_last_order double precision,
    median_days_since_last_order double precision,
    mean_days_since_last_login double precision,
    median_days_since_last_login double precision,
    mean_tenure_days double precision,
    median_tenure_days double precision,
    mean_count_orders double precision,
    median_count_orders double precision,
    mean_count_orders_365d double precision,
    median_count_orders_365d double precision,
    mean_net_spend double precision,
    median_net_spend double precision,
    mean_net_spend_365d double precision,
    median_net_spend_365d double precision,
    mean_average_order_value double precision,
    median_average_order_value double precision,
    mean_return_share double precision,
    median_return_share double precision,
    mean_discount_share double precision,
    median_discount_share double precision,
    recommended_action text,
    recommended_channel text,
    kpi text
    
    )
 ;
    insert into "postgres"."segmentation"."segment_profiles__dbt_tmp" (
      segment_id, segment_name, description, as_of, count_customers, customer_share, net_spend, net_spend_share, mean_days_since_last_order, median_days_since_last_order, mean_days_since_last_login, median_days_since_last_login, mean_tenure_days, median_tenure_days, mean_count_orders, median_count_orders, mean_count_orders_365d, median_count_orders_365d, mean_net_spend, median_net_spend, mean_net_spend_365d, median_net_spend_365d, mean_average_order_value, median_average_order_value, mean_return_share, median_return_share, mean_discount_share, median_discount_share, recommended_action, recommended_channel, kpi
    )
  
  (
    
    select segment_id, segment_name, description, as_of, count_customers, customer_share, net_spend, net_spend_share, mean_days_since_last_order, median_days_since_last_order, mean_days_since_last_login, median_days_since_last_login, mean_tenure_days, median_tenure_days, mean_count_orders, median_count_orders, mean_count_orders_365d, median_count_orders_365d, mean_net_spend, median_net_spend, mean_net_spend_365d, median_net_spend_365d, mean_average_order_value, median_average_order_value, mean_return_share, median_return_share, mean_discount_share, median_discount_share, recommended_action, recommended_channel, kpi
    from (
        with

customer_segments as (
    select * from "postgres"."segmentation"."customer_segments"
),

customer_features as (
    select * from "postgres"."segmentation"."customer_features"
),

segment_sizes as (
    select * from "postgres"."segmentation"."segment_sizes"
),

segment_playbook as (
    select * from "postgres"."segmentation_reference"."segment_playbook"
),

measures as (
    select
        customer_segments.as_of,
        customer_segments.segment_id,
        customer_segments.playbook_key
            ,
            cast(sum(cast(customer_features.days_since_last_order as numeric(28, 9))) as double precision)
        / nullif(count(customer_features.days_since_last_order), 0)
                as mean_days_since_last_order,
            percentile_cont(0.5) within group (
                order by cast(customer_features.days_since_last_order as double precision)
            ) as median_days_since_last_order
            ,
            cast(sum(cast(customer_features.days_since_last_login as numeric(28, 9))) as double precision)
        / nullif(count(customer_features.days_since_last_login), 0)
                as mean_days_since_last_login,
            percentile_cont(0.5) within group (
                order by cast(customer_features.days_since_last_login as double precision)
            ) as median_days_since_last_login
            ,
            cast(sum(cast(customer_features.tenure_days as numeric(28, 9))) as double precision)
        / nullif(count(customer_features.tenure_days), 0)
                as mean_tenure_days,
            percentile_cont(0.5) within group (
                order by cast(customer_features.tenure_days as double precision)
            ) as median_tenure_days
            ,
            cast(sum(cast(customer_features.count_orders as numeric(28, 9))) as double precision)
        / nullif(count(customer_features.count_orders), 0)
                as mean_count_orders,
            percentile_cont(0.5) within group (
                order by cast(customer_features.count_orders as double precision)
            ) as median_count_orders
            ,
            cast(sum(cast(customer_features.count_orders_365d as numeric(28, 9))) as double precision)
        / nullif(count(customer_features.count_orders_365d), 0)
                as mean_count_orders_365d,
            percentile_cont(0.5) within group (
                order by cast(customer_features.count_orders_365d as double precision)
            ) as median_count_orders_365d
            ,
            cast(sum(cast(customer_features.net_spend as numeric(28, 9))) as double precision)
        / nullif(count(customer_features.net_spend), 0)
                as mean_net_spend,
            percentile_cont(0.5) within group (
                order by cast(customer_features.net_spend as double precision)
            ) as median_net_spend
            ,
            cast(sum(cast(customer_features.net_spend_365d as numeric(28, 9))) as double precision)
        / nullif(count(customer_features.net_spend_365d), 0)
                as mean_net_spend_365d,
            percentile_cont(0.5) within group (
                order by cast(customer_features.net_spend_365d as double precision)
            ) as median_net_spend_365d
            ,
            cast(sum(cast(customer_features.average_order_value as numeric(28, 9))) as double precision)
        / nullif(count(customer_features.average_order_value), 0)
                as mean_average_order_value,
            percentile_cont(0.5) within group (
                order by cast(customer_features.average_order_value as double precision)
            ) as median_average_order_value
            ,
            cast(sum(cast(customer_features.return_share as numeric(28, 9))) as double precision)
        / nullif(count(customer_features.return_share), 0)
                as mean_return_share,
            percentile_cont(0.5) within group (
                order by cast(customer_features.return_share as double precision)
            ) as median_return_share
            ,
            cast(sum(cast(customer_features.discount_share as numeric(28, 9))) as double precision)
        / nullif(count(customer_features.discount_share), 0)
                as mean_discount_share,
            percentile_cont(0.5) within group (
                order by cast(customer_features.discount_share as double precision)
            ) as median_discount_share
    from customer_segments
    inner join customer_features
        on customer_segments.customer_id = customer_features.customer_id
    group by
        customer_segments.as_of,
        customer_segments.segment_id,
        customer_segments.playbook_key
),

segment_profiles as (
    select
        segment_sizes.segment_id,
        segment_sizes.segment_name,
        segment_playbook.description,
        segment_sizes.as_of,
        segment_sizes.count_customers,
        segment_sizes.customer_share,
        segment_sizes.net_spend,
        segment_sizes.net_spend_share
            ,
            measures.mean_days_since_last_order,
            measures.median_days_since_last_order
            ,
            measures.mean_days_since_last_login,
            measures.median_days_since_last_login
            ,
            measures.mean_tenure_days,
            measures.median_tenure_days
            ,
            measures.mean_count_orders,
            measures.median_count_orders
            ,
            measures.mean_count_orders_365d,
            measures.median_count_orders_365d
            ,
            measures.mean_net_spend,
            measures.median_net_spend
            ,
            measures.mean_net_spend_365d,
            measures.median_net_spend_365d
            ,
            measures.mean_average_order_value,
            measures.median_average_order_value
            ,
            measures.mean_return_share,
            measures.median_return_share
            ,
            measures.mean_discount_share,
            measures.median_discount_share,
        segment_playbook.recommended_action,
        segment_playbook.recommended_channel,
        segment_playbook.kpi
    from measures
    inner join segment_sizes
        on
            measures.as_of = segment_sizes.as_of
            and measures.segment_id = segment_sizes.segment_id
    left join segment_playbook
        on measures.playbook_key = segment_playbook.playbook_key
)

select * from segment_profiles
    ) as model_subq
  );
  