{% macro people_as_customers(people) -%}
-- A person is the customer with the id that was given to the tool, else with the
-- e-mail; of several with one e-mail the first that signed up. Others are none.
customers_by_email as (
    select
        lower(trim(email)) as email,
        customer_id,
        row_number() over (
            partition by lower(trim(email))
            order by signed_up_at nulls last, customer_id
        ) as customer_number
    from customers
    where deleted_at is null
),

people as (
    select
        {{ people }}.id as person_id,
        max(coalesce(
            customers.customer_id, customers_by_email.customer_id
        )) as customer_id
    from {{ people }}
    left join customers
        on {{ people }}.external_id = customers.customer_id
    left join customers_by_email
        on
            lower(trim({{ people }}.email)) = customers_by_email.email
            and customers_by_email.customer_number = 1
    where coalesce(customers.customer_id, customers_by_email.customer_id) is not null
    group by 1
)
{%- endmacro %}
