
  create view "postgres"."segmentation_staging"."base_shop__customers__dbt_tmp"
    
    
  as (
    

select
        nullif(cast(customer_id as text), '') as customer_id,
        nullif(cast(email as text), '') as email,
        cast(signed_up_at as timestamp) as signed_up_at,
        nullif(cast(time_zone as text), '') as time_zone,
        nullif(cast(country as text), '') as country,
        cast(birth_year as int) as birth_year,
        nullif(cast(gender as text), '') as gender,
        nullif(cast(acquisition_channel as text), '') as acquisition_channel,
        cast(acquisition_cost as numeric(18, 4)) as acquisition_cost,
        cast(marketing_consent as boolean) as marketing_consent,
        cast(deleted_at as timestamp) as deleted_at
    from "postgres"."raw"."customers"
  );