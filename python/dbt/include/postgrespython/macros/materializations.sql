{#-
    dbt's own materializations, which now take Python models too: hooks,
    swap, indexes, grants, comments and strategies stay dbt's.
-#}

{% materialization table, adapter='postgrespython',
    supported_languages=['sql', 'python'] %}
    {{ return(dbt.materialization_table_default()) }}
{% endmaterialization %}

{#- New rows need new statistics; new tables have theirs from `create_indexes`. -#}
{% materialization incremental, adapter='postgrespython',
    supported_languages=['sql', 'python'] %}
    {%- set is_adding = is_incremental() -%}
    {%- set written = dbt.materialization_incremental_default() -%}
    {%- if is_adding -%}
        {%- call statement('analyze', auto_begin=True) -%}
            analyze {{ this }}
        {%- endcall -%}
        {%- do adapter.commit() -%}
    {%- endif -%}
    {{ return(written) }}
{% endmaterialization %}
