{#-
    dbt-spark's strategies but for microbatches, and `delete+insert`, which other
    engines have: rows whose key is among the new ones are replaced, here by one commit
    that overwrites the partitions of the key. These two macros stand in for those of
    dbt-spark, which dispatches neither.
-#}
{% macro dbt_spark_validate_get_incremental_strategy(raw_strategy, file_format) -%}
    {%- set known = ['append', 'merge', 'insert_overwrite', 'delete+insert'] -%}
    {%- if raw_strategy not in known -%}
        {%- do exceptions.raise_compiler_error(
            'The incremental_strategy of ' ~ model.name ~ ' is ' ~ raw_strategy
            ~ '; on Spark it is one of ' ~ known | join(', ') ~ '.'
        ) -%}
    {%- endif -%}
    {{ return(raw_strategy) }}
{%- endmacro %}


{% macro dbt_spark_get_incremental_sql(
    strategy, source, target, existing, unique_key, incremental_predicates
) -%}
    {%- if strategy == 'append' -%}
        {{ get_insert_into_sql(source, target) }}
    {%- elif strategy == 'merge' -%}
        {{ get_merge_sql(target, source, unique_key, none, incremental_predicates) }}
    {%- else -%}
        {%- do run_query('set spark.sql.sources.partitionOverwriteMode = dynamic') -%}
        {{ get_insert_overwrite_sql(source, target, existing) }}
    {%- endif -%}
{%- endmacro %}
