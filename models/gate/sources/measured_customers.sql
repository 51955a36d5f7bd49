{%- set nullable = ['email', 'signed_up_at', 'birth_year', 'gender',
    'acquisition_cost', 'marketing_consent', 'deleted_at'] -%}

with

last_accepted_run as {{ cte_materialization(false) }} (
    select * from {{ ref('last_accepted_run') }}
),

customers_deduplicated as {{ cte_materialization(false) }} (
    select * from {{ ref('stg_shop__customers_deduplicated') }}
),

customer_aliases as (
    select * from {{ ref('stg_shop__customer_aliases') }}
),

customers_with_dimensions as {{ cte_materialization(false) }} (
    select
        customers_deduplicated.*,
        {{ row_status_and_horizon('signed_up_at') | indent(8) }},
        customers_deduplicated.country as per_country,
        customers_deduplicated.acquisition_channel as per_acquisition_channel,
        customers_deduplicated.time_zone_given as per_time_zone,
        {{ recent_day('signed_up_at') | indent(8) }} as per_day,
        cast(
            date_part('hour', customers_deduplicated.signed_up_at_local) as int
        ) as per_local_hour,
        cast(date_part('hour', customers_deduplicated.signed_up_at) as int)
            as per_utc_hour
    from customers_deduplicated
    cross join last_accepted_run
),

-- What a row says and what its clock says have too many values together.
customers_by_value as {{ cte_materialization(true) }} (
    select
        row_status,
        horizon,
        per_country,
        per_acquisition_channel,
        per_time_zone,
        {% for column in nullable -%}
            count(*) - count({{ column }}) as nulls_in_{{ column }},
        {% endfor -%}
        count(*) - count(nullif(marketing_consent, false)) as nulls_in_consent,
        count(*) as count_rows,
        max(signed_up_at) as newest_at
    from customers_with_dimensions
    group by 1, 2, 3, 4, 5
),

customers_by_clock as {{ cte_materialization(true) }} (
    select
        row_status,
        horizon,
        per_day,
        per_local_hour,
        per_utc_hour,
        count(*) as count_rows,
        max(signed_up_at) as newest_at
    from customers_with_dimensions
    group by 1, 2, 3, 4, 5
),

-- Some customers, under each id that they have or had.
known_ids as (
    select
        customer_id as known_id,
        customer_id
    from customers_deduplicated
    where reject_reason is null and not is_duplicate
    union all
    select
        alias_id as known_id,
        customer_id
    from customer_aliases
    where customer_id <> 'erased'
),

customers_sampled as (
    select
        known_id,
        customer_id,
        md5(known_id) as hashed_id
    from known_ids
    order by 3
    limit {{ var('sampled_customers') }}
),

-- The instants of their orders in one sum, which any other order would change.
orders_of_customers as (
    select
        'customers' as source_table,
        'orders_of_customer' as measure,
        customers_sampled.known_id as member,
        {% for name, before in [
            ('value', 'as_of'), ('value_of_history', 'previous_as_of'),
            ('value_of_old_history', 'oldest_as_of'),
        ] -%}
            cast(coalesce(sum(
                {{ adapter.dispatch('microseconds_of')('orders.ordered_at') }}
            ) filter (
                where orders.ordered_at < last_accepted_run.{{ before }}
            ), 0) as numeric(38, 4)) as {{ name }},
        {% endfor -%}
        cast(null as timestamp) as newest_at
    from customers_sampled
    inner join {{ ref('int_orders_netted') }} as orders
        on customers_sampled.customer_id = orders.customer_id
    cross join last_accepted_run
    group by 3
),

measured_customers as (
    select * from orders_of_customers
    union all
    {{ measures_of(
        'customers',
        {
            'customers_by_value': [
                'country', 'acquisition_channel', 'time_zone',
            ],
            'customers_by_clock': ['day', 'local_hour', 'utc_hour'],
        },
        (nullable + ['consent']) | map('replace', '', 'nulls_in_', 1) | list
    ) }}
)

select * from measured_customers
