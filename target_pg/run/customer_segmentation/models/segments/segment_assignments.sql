
  
    

  create  table "postgres"."segmentation_intermediate"."segment_assignments__dbt_tmp"
  
  
    as
  
  (
    with

segment_scoring_features as (
    select * from "postgres"."segmentation_intermediate"."segment_scoring_features"
),

segment_parameters as (
    select * from "postgres"."segmentation_intermediate"."segment_parameters"
),

scores as (
    select
        segment_scoring_features.customer_id,
        segment_parameters.segment_id,
        segment_parameters.playbook_key,
        segment_parameters.bias
            + segment_parameters.weight_count_orders_365d * power(
                segment_scoring_features.count_orders_365d
                - segment_parameters.centre_count_orders_365d,
                2
            )
            + segment_parameters.weight_days_since_last_login * power(
                segment_scoring_features.days_since_last_login
                - segment_parameters.centre_days_since_last_login,
                2
            )
            + segment_parameters.weight_days_since_last_order * power(
                segment_scoring_features.days_since_last_order
                - segment_parameters.centre_days_since_last_order,
                2
            )
            + segment_parameters.weight_discount_share * power(
                segment_scoring_features.discount_share
                - segment_parameters.centre_discount_share,
                2
            )
            + segment_parameters.weight_net_spend_365d * power(
                segment_scoring_features.net_spend_365d
                - segment_parameters.centre_net_spend_365d,
                2
            )
            + segment_parameters.weight_return_share * power(
                segment_scoring_features.return_share
                - segment_parameters.centre_return_share,
                2
            )
            + segment_parameters.weight_tenure_days * power(
                segment_scoring_features.tenure_days
                - segment_parameters.centre_tenure_days,
                2
            ) as score
    from segment_scoring_features
    cross join segment_parameters
),

-- The least score wins; equal scores go to the smaller id.
ranked as (
    select
        customer_id,
        segment_id,
        playbook_key,
        score,
        row_number() over (
            partition by customer_id
            order by score asc nulls last, segment_id asc
        ) as place
    from scores
),

segment_assignments as (
    select
        customer_id,
        max(segment_id) filter (where place = 1) as segment_id,
        max(playbook_key) filter (where place = 1) as playbook_key,
        max(score) filter (where place = 1) as score,
        max(segment_id) filter (where place = 2) as runner_up_segment_id,
        max(score) filter (where place = 2) as runner_up_score
    from ranked
    where place <= 2
    group by customer_id
)

select * from segment_assignments
  );
  