{% macro latest_plausible_at() -%}
    {%- set latest = var('latest_plausible_at') -%}
    {%- if not latest -%}
        {%- set day = modules.datetime.timedelta(days=1) -%}
        {%- set latest = (run_started_at + day).strftime('%Y-%m-%d %H:%M:%S') -%}
    {%- endif -%}
    timestamp '{{ latest }}'
{%- endmacro %}
