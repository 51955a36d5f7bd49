{% macro recent_day(at) -%}
    case
        when
            {{ at }} >= last_accepted_run.as_of
            - interval '{{ var("source_window_days") }}' day
            then cast({{ at }} as date)
    end
{%- endmacro %}
