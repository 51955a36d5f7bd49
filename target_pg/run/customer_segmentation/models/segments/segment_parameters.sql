
  
    

  create  table "postgres"."segmentation_intermediate"."segment_parameters__dbt_tmp"
  
  
    as
  
  (
    with

segment_centroids as (
    select * from "postgres"."segmentation"."segment_centroids"
),

segment_fit_request as (
    select * from "postgres"."segmentation_intermediate"."segment_fit_request"
),

segment_parameters as (
    select
        segment_centroids.segment_id,
        segment_centroids.playbook_key,
        segment_centroids.bias
            ,
            max(segment_centroids.centre) filter (
                where segment_centroids.feature = 'count_orders_365d'
            ) as centre_count_orders_365d,
            max(segment_centroids.weight) filter (
                where segment_centroids.feature = 'count_orders_365d'
            ) as weight_count_orders_365d
            ,
            max(segment_centroids.centre) filter (
                where segment_centroids.feature = 'days_since_last_login'
            ) as centre_days_since_last_login,
            max(segment_centroids.weight) filter (
                where segment_centroids.feature = 'days_since_last_login'
            ) as weight_days_since_last_login
            ,
            max(segment_centroids.centre) filter (
                where segment_centroids.feature = 'days_since_last_order'
            ) as centre_days_since_last_order,
            max(segment_centroids.weight) filter (
                where segment_centroids.feature = 'days_since_last_order'
            ) as weight_days_since_last_order
            ,
            max(segment_centroids.centre) filter (
                where segment_centroids.feature = 'discount_share'
            ) as centre_discount_share,
            max(segment_centroids.weight) filter (
                where segment_centroids.feature = 'discount_share'
            ) as weight_discount_share
            ,
            max(segment_centroids.centre) filter (
                where segment_centroids.feature = 'net_spend_365d'
            ) as centre_net_spend_365d,
            max(segment_centroids.weight) filter (
                where segment_centroids.feature = 'net_spend_365d'
            ) as weight_net_spend_365d
            ,
            max(segment_centroids.centre) filter (
                where segment_centroids.feature = 'return_share'
            ) as centre_return_share,
            max(segment_centroids.weight) filter (
                where segment_centroids.feature = 'return_share'
            ) as weight_return_share
            ,
            max(segment_centroids.centre) filter (
                where segment_centroids.feature = 'tenure_days'
            ) as centre_tenure_days,
            max(segment_centroids.weight) filter (
                where segment_centroids.feature = 'tenure_days'
            ) as weight_tenure_days
    from segment_centroids
    inner join segment_fit_request
        on segment_centroids.model_id = segment_fit_request.model_id
    group by
        segment_centroids.segment_id,
        segment_centroids.playbook_key,
        segment_centroids.bias
)

select * from segment_parameters
  );
  