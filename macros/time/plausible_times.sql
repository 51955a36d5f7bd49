{#
    The bounds of a plausible instant, as literals: a model never asks the clock.
    They are variables; without one, the latest is a day after the run started.
#}
{% macro latest_plausible_at() -%}
    {%- set latest = var('latest_plausible_at') -%}
    {%- if not latest -%}
        {%- set day = modules.datetime.timedelta(days=1) -%}
        {%- set latest = (run_started_at + day).strftime('%Y-%m-%d %H:%M:%S') -%}
    {%- endif -%}
    timestamp '{{ latest }}'
{%- endmacro %}


{% macro earliest_plausible_at() -%}
    timestamp '{{ var("earliest_plausible_at") }}'
{%- endmacro %}
