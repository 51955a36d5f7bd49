{#- A name with underscores as words that begin with a capital letter. -#}
{% macro as_title(name) -%}
    upper(substr({{ name }}, 1, 1))
    || replace(substr({{ name }}, 2), '_', ' ')
{%- endmacro %}

{#- The name of a feature as readers know it: `count_orders_365d` becomes
    "Orders (365 days)". -#}
{% macro feature_title(feature) -%}
    {%- set bare -%}
        case
            when {{ feature }} like 'count!_%' escape '!'
                then substr({{ feature }}, 7)
            else {{ feature }}
        end
    {%- endset -%}
    {{ as_title(
        "replace(replace(replace(" ~ bare ~ ", '_365d', ' (365 days)'), "
        ~ "'_90d', ' (90 days)'), '_30d', ' (30 days)')"
    ) }}
{%- endmacro %}

{#- The date of an instant as text, such as 2026-03-01. -#}
{% macro date_text(instant) -%}
    cast(cast({{ instant }} as date) as text)
{%- endmacro %}
