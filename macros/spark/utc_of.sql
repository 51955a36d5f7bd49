{#- A timestamp of Spark is an instant, shown in the zone of the session: UTC. -#}
{% macro spark__utc_of(instant) -%}
    {{ instant }}
{%- endmacro %}
