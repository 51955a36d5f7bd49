{#
    The select of a raw table, typed as its source's YAML says. Empty text is
    missing text. An optional table (`meta.is_required: false`) that does not
    exist is an empty one; a required table or a column that is missing stops
    the run with a sentence. Only a build looks: docs and linters need no data.
#}
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


{#
    What the YAML of a source says of one table: its `columns`, `is_required`, and
    its `relation` (for those who must not depend on it; staging uses source()).
#}
{% macro raw_contract(source_name, table_name) -%}
    {%- set found = namespace(
        columns=[], is_required=false, relation=none
    ) -%}
    {%- if execute -%}
        {%- for node in graph.sources.values()
            if node.source_name == source_name and node.name == table_name -%}
            {%- set found.columns = node.columns.values() | list -%}
            {%- set found.is_required = node.config.meta.is_required -%}
            {%- set found.relation = api.Relation.create(
                database=node.database,
                schema=node.schema,
                identifier=node.identifier
            ) -%}
        {%- endfor -%}
    {%- endif -%}
    {%- do return(found) -%}
{%- endmacro %}
