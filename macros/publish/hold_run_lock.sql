{#- DuckDB locks its file. Who reads what is published, by plain dbt-postgres, runs
    nothing to be locked. -#}
{% macro default__hold_run_lock() -%}
{%- endmacro %}

{% macro postgrespython__hold_run_lock() -%}
    {%- set run_verdict = ref('run_verdict') -%}
    {%- if execute and '.customer_segmentation.' in selected_resources | join
        and flags.WHICH in ('build', 'run', 'seed', 'snapshot', 'retry', 'clone') -%}
        {%- do adapter.hold_lock('schema ' ~ run_verdict.schema) -%}
    {%- endif -%}
{%- endmacro %}
