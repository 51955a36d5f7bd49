
  
    

  create  table "postgres"."segmentation_staging"."stg_shop__customers__dbt_tmp"
  
  
    as
  
  (
    with

customers as (
    select * from "postgres"."segmentation_staging"."stg_shop__customers_checked"
),

stg_shop__customers as (
    select
        customer_id,
        email,
        signed_up_at,
        time_zone,
        country,
        birth_year,
        gender,
        acquisition_channel,
        acquisition_cost,
        marketing_consent,
        deleted_at
    from customers
    where reject_reason is null and not is_duplicate
)

select * from stg_shop__customers
  );
  