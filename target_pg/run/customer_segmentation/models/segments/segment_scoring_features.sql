
  
    

  create  table "postgres"."segmentation_intermediate"."segment_scoring_features__dbt_tmp"
  
  
    as
  
  (
    with

customer_features as (
    select * from "postgres"."segmentation"."customer_features"
),

segment_scaling as (
    select * from "postgres"."segmentation"."segment_scaling"
),

segment_fit_request as (
    select * from "postgres"."segmentation_intermediate"."segment_fit_request"
),

scaling_in_force as (
    select
        segment_fit_request.model_id,
            max(fill_value) filter (
                where feature = 'count_orders_365d'
            ) as fill_count_orders_365d,
            max(winsor_low) filter (
                where feature = 'count_orders_365d'
            ) as low_count_orders_365d,
            max(winsor_high) filter (
                where feature = 'count_orders_365d'
            ) as high_count_orders_365d,
            max(mean) filter (
                where feature = 'count_orders_365d'
            ) as mean_count_orders_365d,
            max(scale) filter (
                where feature = 'count_orders_365d'
            ) as scale_count_orders_365d,
            max(cast(is_used as int)) filter (
                where feature = 'count_orders_365d'
            ) as used_count_orders_365d,
            max(fill_value) filter (
                where feature = 'days_since_last_login'
            ) as fill_days_since_last_login,
            max(winsor_low) filter (
                where feature = 'days_since_last_login'
            ) as low_days_since_last_login,
            max(winsor_high) filter (
                where feature = 'days_since_last_login'
            ) as high_days_since_last_login,
            max(mean) filter (
                where feature = 'days_since_last_login'
            ) as mean_days_since_last_login,
            max(scale) filter (
                where feature = 'days_since_last_login'
            ) as scale_days_since_last_login,
            max(cast(is_used as int)) filter (
                where feature = 'days_since_last_login'
            ) as used_days_since_last_login,
            max(fill_value) filter (
                where feature = 'days_since_last_order'
            ) as fill_days_since_last_order,
            max(winsor_low) filter (
                where feature = 'days_since_last_order'
            ) as low_days_since_last_order,
            max(winsor_high) filter (
                where feature = 'days_since_last_order'
            ) as high_days_since_last_order,
            max(mean) filter (
                where feature = 'days_since_last_order'
            ) as mean_days_since_last_order,
            max(scale) filter (
                where feature = 'days_since_last_order'
            ) as scale_days_since_last_order,
            max(cast(is_used as int)) filter (
                where feature = 'days_since_last_order'
            ) as used_days_since_last_order,
            max(fill_value) filter (
                where feature = 'discount_share'
            ) as fill_discount_share,
            max(winsor_low) filter (
                where feature = 'discount_share'
            ) as low_discount_share,
            max(winsor_high) filter (
                where feature = 'discount_share'
            ) as high_discount_share,
            max(mean) filter (
                where feature = 'discount_share'
            ) as mean_discount_share,
            max(scale) filter (
                where feature = 'discount_share'
            ) as scale_discount_share,
            max(cast(is_used as int)) filter (
                where feature = 'discount_share'
            ) as used_discount_share,
            max(fill_value) filter (
                where feature = 'net_spend_365d'
            ) as fill_net_spend_365d,
            max(winsor_low) filter (
                where feature = 'net_spend_365d'
            ) as low_net_spend_365d,
            max(winsor_high) filter (
                where feature = 'net_spend_365d'
            ) as high_net_spend_365d,
            max(mean) filter (
                where feature = 'net_spend_365d'
            ) as mean_net_spend_365d,
            max(scale) filter (
                where feature = 'net_spend_365d'
            ) as scale_net_spend_365d,
            max(cast(is_used as int)) filter (
                where feature = 'net_spend_365d'
            ) as used_net_spend_365d,
            max(fill_value) filter (
                where feature = 'return_share'
            ) as fill_return_share,
            max(winsor_low) filter (
                where feature = 'return_share'
            ) as low_return_share,
            max(winsor_high) filter (
                where feature = 'return_share'
            ) as high_return_share,
            max(mean) filter (
                where feature = 'return_share'
            ) as mean_return_share,
            max(scale) filter (
                where feature = 'return_share'
            ) as scale_return_share,
            max(cast(is_used as int)) filter (
                where feature = 'return_share'
            ) as used_return_share,
            max(fill_value) filter (
                where feature = 'tenure_days'
            ) as fill_tenure_days,
            max(winsor_low) filter (
                where feature = 'tenure_days'
            ) as low_tenure_days,
            max(winsor_high) filter (
                where feature = 'tenure_days'
            ) as high_tenure_days,
            max(mean) filter (
                where feature = 'tenure_days'
            ) as mean_tenure_days,
            max(scale) filter (
                where feature = 'tenure_days'
            ) as scale_tenure_days,
            max(cast(is_used as int)) filter (
                where feature = 'tenure_days'
            ) as used_tenure_days
    from segment_scaling
    inner join segment_fit_request
        on segment_scaling.model_id = segment_fit_request.model_id
    group by segment_fit_request.model_id
),

segment_scoring_features as (
    select
        customer_features.customer_id
            ,
            used_count_orders_365d
            * (ln(1.0 + greatest(least(
                    greatest(
                        coalesce(cast(count_orders_365d as double precision), fill_count_orders_365d),
                        low_count_orders_365d
                    ),
                    high_count_orders_365d
                ), 0.0)) - mean_count_orders_365d)
            / scale_count_orders_365d
                as count_orders_365d
            ,
            used_days_since_last_login
            * (ln(1.0 + greatest(least(
                    greatest(
                        coalesce(cast(days_since_last_login as double precision), fill_days_since_last_login),
                        low_days_since_last_login
                    ),
                    high_days_since_last_login
                ), 0.0)) - mean_days_since_last_login)
            / scale_days_since_last_login
                as days_since_last_login
            ,
            used_days_since_last_order
            * (ln(1.0 + greatest(least(
                    greatest(
                        coalesce(cast(days_since_last_order as double precision), fill_days_since_last_order),
                        low_days_since_last_order
                    ),
                    high_days_since_last_order
                ), 0.0)) - mean_days_since_last_order)
            / scale_days_since_last_order
                as days_since_last_order
            ,
            used_discount_share
            * (least(
                    greatest(
                        coalesce(cast(discount_share as double precision), fill_discount_share),
                        low_discount_share
                    ),
                    high_discount_share
                ) - mean_discount_share)
            / scale_discount_share
                as discount_share
            ,
            used_net_spend_365d
            * (ln(1.0 + greatest(least(
                    greatest(
                        coalesce(cast(net_spend_365d as double precision), fill_net_spend_365d),
                        low_net_spend_365d
                    ),
                    high_net_spend_365d
                ), 0.0)) - mean_net_spend_365d)
            / scale_net_spend_365d
                as net_spend_365d
            ,
            used_return_share
            * (least(
                    greatest(
                        coalesce(cast(return_share as double precision), fill_return_share),
                        low_return_share
                    ),
                    high_return_share
                ) - mean_return_share)
            / scale_return_share
                as return_share
            ,
            used_tenure_days
            * (ln(1.0 + greatest(least(
                    greatest(
                        coalesce(cast(tenure_days as double precision), fill_tenure_days),
                        low_tenure_days
                    ),
                    high_tenure_days
                ), 0.0)) - mean_tenure_days)
            / scale_tenure_days
                as tenure_days
    from customer_features
    cross join scaling_in_force
    where customer_features.has_ordered
)

select * from segment_scoring_features
  );
  