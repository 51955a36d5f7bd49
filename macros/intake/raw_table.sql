{% macro raw_table(source_name, table_name) -%}
    {%- set raw = source(source_name, table_name) -%}
    {%- set contract = raw_contract(source_name, table_name) -%}
    {%- set types = {} -%}
    {%- if execute and flags.WHICH in ('build', 'run') -%}
        {%- set found = load_relation(raw) -%}
        {%- if found -%}
            {%- set types = check_raw_columns(raw, contract) -%}
        {%- elif contract.is_required -%}
            {%- do exceptions.raise_compiler_error(
                "The required table " ~ raw ~ " does not exist: load it with"
                ~ " `segmentation load --from DIR`, where DIR holds "
                ~ table_name ~ ".csv or " ~ table_name ~ ".parquet, or make a"
                ~ " view of that name over your own tables."
            ) -%}
        {%- else -%}
            {%- do log(
                "The optional table " ~ raw ~ " does not exist: it is read as"
                ~ " an empty one.", info=true
            ) -%}
            {%- set raw = none -%}
        {%- endif -%}
    {%- endif -%}
    select
    {%- for column in contract.columns %}
        {{ raw_column(column, types.get(column.name) if raw else 'nothing') }} as {{ column.name }}
        {%- if not loop.last %},{% endif -%}
    {% endfor -%}
    {%- if raw %}
    from {{ raw }}
    {{ optimization_fence() }}
    {%- else %}
    where false
    {%- endif -%}
{%- endmacro %}
