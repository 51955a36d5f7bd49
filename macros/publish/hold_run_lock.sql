{% macro hold_run_lock() -%}
    {%- if execute and flags.WHICH in (
        'build', 'run', 'seed', 'snapshot', 'retry', 'clone'
    ) -%}
        {%- do adapter.dispatch('hold_run_lock')() -%}
    {%- endif -%}
{%- endmacro %}

{% macro duckdb__hold_run_lock() -%}
{%- endmacro %}

{#- Who reads what is published, by plain dbt-postgres, runs nothing to be locked. -#}
{% macro postgres__hold_run_lock() -%}
{%- endmacro %}

{% macro postgrespython__hold_run_lock() -%}
    {%- do adapter.hold_lock('schema ' ~ target.schema) -%}
{%- endmacro %}
