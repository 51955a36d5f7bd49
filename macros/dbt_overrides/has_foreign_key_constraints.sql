{#- Nothing about constraints: where this is true, dbt-duckdb builds a table under
    its own name in the transaction, instead of renaming two and dropping one. -#}
{% macro has_foreign_key_constraints(relation=none) -%}
    {{ return(model.language == 'sql') }}
{%- endmacro %}
