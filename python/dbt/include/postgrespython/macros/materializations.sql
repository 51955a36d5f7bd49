{#-
    dbt's own materializations, which now take Python models too: hooks,
    swap, indexes, grants, comments and strategies stay dbt's.
-#}

{% materialization table, adapter='postgrespython',
    supported_languages=['sql', 'python'] %}
    {{ return(dbt.materialization_table_default()) }}
{% endmaterialization %}

{% materialization incremental, adapter='postgrespython',
    supported_languages=['sql', 'python'] %}
    {{ return(dbt.materialization_incremental_default()) }}
{% endmaterialization %}
