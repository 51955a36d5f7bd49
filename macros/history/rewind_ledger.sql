{#- Take the ledger of runs back to just before `as_of`. A rejected run
    replaces its own row only: what was published for later dates stands. -#}
{% macro rewind_ledger() -%}
    {%- if load_relation(this) -%}
        delete from {{ this }}
        where as_of >= (
            select max(as_of) from {{ ref('run_verdict') }}
            where verdict <> 'rejected'
        )
    {%- endif -%}
{%- endmacro %}
