with

customers_normalized as {{ cte_materialization() }} (
    select * from {{ ref('stg_shop__customers_normalized') }}
),

repeated_keys as (
    select customer_id
    from customers_normalized
    where reject_reason is null
    group by 1
    having count(*) > 1
),

stg_shop__customers_duplicates as (
    select
        customers_normalized.*,
        customers_normalized.reject_reason is null
        and {{ duplicate_rank(
            keys=[
                'customers_normalized.customer_id',
                'customers_normalized.reject_reason',
            ],
            first=['signed_up_at_local desc nulls last'],
            texts=[
                'email', 'time_zone_given', 'country', 'gender',
                'acquisition_channel',
            ],
            others=[
                'signed_up_at_local', 'deleted_at_local', 'birth_year',
                'acquisition_cost', 'marketing_consent',
            ],
        ) }} > 1 as is_duplicate
    from customers_normalized
    inner join repeated_keys
        on customers_normalized.customer_id = repeated_keys.customer_id
)

select * from stg_shop__customers_duplicates
