{% macro with_zone_and_rate(rows, customer_id='customer_id') -%}
    select
        {{ rows }}.*,
        customers.customer_id as known_customer_id,
        time_zones.time_zone as known_time_zone,
        exchange_rates.rate_date as first_rate_date
    from {{ rows }}
    left join customers
        on {{ rows }}.{{ customer_id }} = customers.customer_id
    left join time_zones
        on
            coalesce(
                {{ rows }}.time_zone,
                customers.time_zone,
                {{ text_literal(var('default_time_zone') | trim) }}
            ) = time_zones.time_zone
    left join exchange_rates
        on
            upper(trim({{ rows }}.currency)) = exchange_rates.currency
            and exchange_rates.rate_number = 1
{%- endmacro %}
