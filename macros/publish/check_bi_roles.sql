{% macro check_bi_roles() -%}
    {%- if execute and var('bi_roles') and flags.WHICH in ('build', 'run') -%}
        {{ adapter.dispatch('check_bi_roles')() }}
    {%- endif -%}
{%- endmacro %}

{% macro duckdb__check_bi_roles() -%}
{%- endmacro %}

{% macro postgres__check_bi_roles() -%}
    {%- set found = run_query('select rolname from pg_roles').columns[0].values() -%}
    {%- for role in var('bi_roles') if role not in found -%}
        {{ exceptions.raise_fail_fast_error(
            "bi_roles names the role '" ~ role ~ "', which this PostgreSQL server "
            ~ 'does not have; create it, or take it out of the variable.'
        ) }}
    {%- endfor -%}
{%- endmacro %}
