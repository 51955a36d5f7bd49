{% macro mapped_models(table_name) -%}
    {%- set shop = ['customers', 'orders', 'order_lines', 'returns'] -%}
    {%- set tables = {
        'shopify_fivetran': shop,
        'shopify_airbyte': shop,
        'woocommerce': shop,
        'stripe': shop,
        'zendesk': ['tickets'],
        'klaviyo': ['events'],
        'ga4': ['events'],
    } -%}
    {%- set models = [] -%}
    {%- for tool in active_mappings() if table_name in tables[tool] -%}
        {%- do models.append(
            (tool | replace('_fivetran', '') | replace('_airbyte', ''))
            ~ '__' ~ table_name
        ) -%}
    {%- endfor -%}
    {%- do return(models) -%}
{%- endmacro %}
