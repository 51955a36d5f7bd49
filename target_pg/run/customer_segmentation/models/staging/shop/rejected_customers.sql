
  
    

  create  table "postgres"."segmentation"."rejected_customers__dbt_tmp"
  
  
    
  
  (
    customer_id text,
    email text,
    signed_up_at timestamp,
    time_zone text,
    country text,
    birth_year int,
    gender text,
    acquisition_channel text,
    acquisition_cost numeric(18, 4),
    marketing_consent boolean,
    deleted_at timestamp,
    reject_reason text
    
    )
 ;
    insert into "postgres"."segmentation"."rejected_customers__dbt_tmp" (
      customer_id, email, signed_up_at, time_zone, country, birth_year, gender, acquisition_channel, acquisition_cost, marketing_consent, deleted_at, reject_reason
    )
  
  (
    
    select customer_id, email, signed_up_at, time_zone, country, birth_year, gender, acquisition_channel, acquisition_cost, marketing_consent, deleted_at, reject_reason
    from (
        

with

customers_checked as (
    select * from "postgres"."segmentation_staging"."stg_shop__customers_checked"
),

rejected_customers as (
    select
        customer_id,
        email,
        signed_up_at_local as signed_up_at,
        time_zone_given as time_zone,
        country,
        birth_year,
        gender,
        acquisition_channel,
        acquisition_cost,
        marketing_consent,
        deleted_at_local as deleted_at,
        reject_reason
    from customers_checked
    where reject_reason is not null
)

select * from rejected_customers
    ) as model_subq
  );
  