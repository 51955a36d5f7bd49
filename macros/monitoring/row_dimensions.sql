{#- What became of a row of a `_checked` model: accepted, duplicate, or the
    reason of its rejection. -#}
{% macro fate_of_row() -%}
    case when is_duplicate then 'duplicate'
        else coalesce(reject_reason, 'accepted')
    end
{%- endmacro %}

{#- The UTC day of an instant within the last ten weeks before as_of, as text;
    joined with last_accepted_run. -#}
{% macro recent_day_of(at) -%}
    case
        when {{ at }} >= last_accepted_run.as_of - interval '70' day
            then cast(cast({{ at }} as date) as text)
        else 'older'
    end
{%- endmacro %}

{#- The hour of the day, 0 to 23. -#}
{% macro hour_of(at) -%}
    cast(extract(hour from {{ at }}) as int)
{%- endmacro %}
