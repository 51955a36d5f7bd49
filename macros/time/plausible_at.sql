{% macro plausible_at(bound) -%}
    {%- if bound == 'earliest' -%}
        {%- set at = var('earliest_plausible_at') -%}
    {%- elif bound == 'as_of' -%}
        {%- set at = run_started_at.strftime('%Y-%m-%d') -%}
    {%- elif var('latest_plausible_at') -%}
        {%- set at = var('latest_plausible_at') -%}
    {%- else -%}
        {%- set day = modules.datetime.timedelta(days=1) -%}
        {%- set at = (run_started_at + day).strftime('%Y-%m-%d %H:%M:%S') -%}
    {%- endif -%}
    timestamp {{ text_literal(at) }}
{%- endmacro %}
