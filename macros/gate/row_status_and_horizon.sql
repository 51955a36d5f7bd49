{#- A row without an instant is as old as can be. -#}
{% macro row_status_and_horizon(at) -%}
    case
        when is_duplicate then 'duplicate'
        else coalesce(reject_reason, 'accepted')
    end as row_status,
    case
        when coalesce({{ at }}, {{ plausible_at('earliest') }})
            < last_accepted_run.oldest_as_of then 0
        when coalesce({{ at }}, {{ plausible_at('earliest') }})
            < last_accepted_run.previous_as_of then 1
        when coalesce({{ at }}, {{ plausible_at('earliest') }})
            < last_accepted_run.as_of then 2
        else 3
    end as horizon
{%- endmacro %}
