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

copies_of_customers as (
    select customers_normalized.*
    from customers_normalized
    inner join repeated_keys
        on customers_normalized.customer_id = repeated_keys.customer_id
),

stg_shop__customers_duplicates as (
    {{ ranked_copies(
        'copies_of_customers',
        keys=['customer_id'],
        first=['signed_up_at_local desc nulls last'],
        texts=[
            'email', 'time_zone_given', 'country', 'gender',
            'acquisition_channel',
        ],
        others=[
            'signed_up_at_local', 'deleted_at_local', 'birth_year',
            'acquisition_cost', 'marketing_consent',
        ],
        zone='time_zone',
    ) | indent(4) }}
)

select * from stg_shop__customers_duplicates
