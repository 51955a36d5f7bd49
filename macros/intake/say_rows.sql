{#
    Print the first column of a query's rows while a test runs: dbt itself says
    only how many rows a failing test found.
#}
{% macro say_rows(query) -%}
    {%- if execute and flags.WHICH in ('build', 'test') -%}
        {%- for row in run_query(query).rows -%}
            {%- do log(row[0], info=true) -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
