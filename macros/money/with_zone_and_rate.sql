{#
    The select of the rows of a CTE, orders or returns, with what their time and
    money need: the customer, if accepted (`known_customer_id`); the zone that applies,
    if known (`known_time_zone`): as given, else the customer's, else the default;
    and the first day with a rate of the currency (`first_rate_date`). In a query
    with the CTEs customers, time_zones and first_exchange_rates.

    Arguments: `rows`, name of the CTE; `customer_id`, its column with the customer.
#}
{% macro with_zone_and_rate(rows, customer_id='customer_id') -%}
    select
        {{ rows }}.*,
        customers.customer_id as known_customer_id,
        time_zones.time_zone as known_time_zone,
        first_exchange_rates.first_rate_date
    from {{ rows }}
    left join customers
        on {{ rows }}.{{ customer_id }} = customers.customer_id
    left join time_zones
        on
            coalesce(
                {{ rows }}.time_zone,
                customers.time_zone,
                '{{ var("default_time_zone") }}'
            ) = time_zones.time_zone
    left join first_exchange_rates
        on upper({{ rows }}.currency) = first_exchange_rates.currency
{%- endmacro %}
