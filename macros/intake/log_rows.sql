{% macro log_rows(query) -%}
    {%- if execute and flags.WHICH in ('build', 'run', 'test', 'retry') -%}
        {%- for row in run_query(query).rows -%}
            {%- do log(row[0], info=true) -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
