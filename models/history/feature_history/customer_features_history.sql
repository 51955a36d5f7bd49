{#- What the day alone moves makes no new row; `customer_features_by_run` works it out
    for any run. Columns are those that the features have, also a shop's own. -#}
{%- set moved_by_the_day = [
    'tenure_days', 'days_since_last_order', 'days_since_last_login',
    'spend_per_month', 'active_engagement_score',
] -%}
{%- set features = adapter.get_columns_in_relation(ref('customer_features'))
    | map(attribute='name') | reject('in', ['customer_id', 'as_of']) | list
    if execute else [] -%}
{%- set compared = features | reject('in', moved_by_the_day) | list %}

-- Behind the gate: a rejected run writes no history.
-- depends_on: {{ ref('customer_segments') }}
with

customer_features as (
    select * from {{ ref('customer_features') }}
),

stored as (
    {% if is_incremental() -%}
        select * from {{ this }}
    {%- else -%}
        select
            *,
            true as is_observed
        from customer_features
        where false
    {%- endif %}
),

newest_rows as (
    select
        customer_id,
        max(as_of) as as_of
    from stored
    group by 1
),

customers_before as (
    select stored.*
    from stored
    inner join newest_rows
        on
            stored.customer_id = newest_rows.customer_id
            and stored.as_of = newest_rows.as_of
    where stored.is_observed
),

changed as (
    select
        customer_id
        {%- for feature in compared %},
            {{ feature }}
        {%- endfor %}
    from customer_features
    except
    select
        customer_id
        {%- for feature in compared %},
            {{ feature }}
        {%- endfor %}
    from customers_before
),

run as (
    select max(as_of) as as_of
    from customer_features
),

customer_features_history as (
    select
        customer_features.customer_id,
        customer_features.as_of,
        true as is_observed
        {%- for feature in features %},
            customer_features.{{ feature }}
        {%- endfor %}
    from customer_features
    inner join changed
        on customer_features.customer_id = changed.customer_id
    union all
    select
        customers_before.customer_id,
        run.as_of,
        false as is_observed
        {%- for feature in features %},
            null as {{ feature }}
        {%- endfor %}
    from customers_before
    cross join run
    left join customer_features
        on customers_before.customer_id = customer_features.customer_id
    where customer_features.customer_id is null
)

select * from customer_features_history
