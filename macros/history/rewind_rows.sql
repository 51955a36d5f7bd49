{% macro rewind_rows(as_of=none, column='as_of') -%}
    {%- if load_relation(this) -%}
        delete from {{ this }} where {{ column }} >= {{
            as_of or '(select max(as_of) from ' ~ ref('run_verdict')
            ~ " where verdict <> 'rejected')"
        }}
    {%- endif -%}
{%- endmacro %}
