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
