{#-
    A view of Spark is computed for each of its readers, and by the settings of their
    sessions: one that divides decimals otherwise would read other amounts.
-#}
{% materialization view, adapter='sparkpython' %}
    {{ return(dbt.materialization_table_spark()) }}
{% endmaterialization %}
