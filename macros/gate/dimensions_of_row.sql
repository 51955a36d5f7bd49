{#- What a row of a `_deduplicated` or `_validated` model is counted by: `fate`, what became of it;
    `horizon`, 1 if it is from before the last accepted run, 2 if it is from before
    as_of, 3 if it is later; and `per_<dimension>`. In a query that joins
    last_accepted_run.

    at: instant of a row; a row without one is as old as can be.
    dimensions: mapping of dimension to expression. -#}
{% macro dimensions_of_row(at, dimensions) -%}
    case when is_duplicate then 'duplicate'
        else coalesce(reject_reason, 'accepted')
    end as fate,
    {%- set instant -%}
        coalesce({{ at }}, {{ earliest_plausible_at() }})
    {%- endset %}
    case
        when {{ instant }} < last_accepted_run.previous_as_of then 1
        when {{ instant }} < last_accepted_run.as_of then 2
        else 3
    end as horizon,
    {%- for dimension, expression in dimensions.items() %}
    {{ expression }} as per_{{ dimension }}
    {{- ',' if not loop.last }}
    {%- endfor %}
{%- endmacro %}

{#- The UTC day of an instant within the last ten weeks before as_of; in a query
    that joins last_accepted_run. -#}
{% macro recent_day_of(at) -%}
    case
        when {{ at }} >= last_accepted_run.as_of - interval '70' day
            then cast({{ at }} as date)
    end
{%- endmacro %}

{#- The hour of the day, 0 to 23. -#}
{% macro hour_of(at) -%}
    cast(extract(hour from {{ at }}) as int)
{%- endmacro %}
