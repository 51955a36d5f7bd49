{#- Columns `per_<dimension>` of a row of a `_checked` model: its value as text
    if the row is accepted; and `per_fate`, what became of it.

    dimensions: mapping of dimension to expression. -#}
{% macro dimensions_of_row(dimensions) -%}
    {%- for dimension, expression in dimensions.items() -%}
    case
        when is_duplicate or reject_reason is not null then '(not accepted)'
        else coalesce(cast({{ expression }} as text), '(none)')
    end as per_{{ dimension }},
    {% endfor -%}
    case when is_duplicate then 'duplicate'
        else coalesce(reject_reason, 'accepted')
    end as per_fate
{%- endmacro %}

{#- The UTC day of an instant within the last ten weeks before as_of, as text;
    in a query that joins last_accepted_run. -#}
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
