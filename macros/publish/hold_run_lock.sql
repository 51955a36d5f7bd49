{#- DuckDB locks its file. Who reads what is published, by plain dbt-postgres, runs
    nothing to be locked. -#}
{% macro default__hold_run_lock() -%}
{%- endmacro %}

{% macro postgrespython__hold_run_lock() -%}
    {%- if execute and flags.WHICH in (
        'build', 'run', 'seed', 'snapshot', 'retry', 'clone'
    ) -%}
        {%- do adapter.hold_lock('schema ' ~ target.schema) -%}
    {%- endif -%}
{%- endmacro %}
