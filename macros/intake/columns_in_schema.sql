{#- Labels and fields in brackets say nothing of a type. -#}
{% macro duckdb__columns_in_schema(schema, tables, expressions) -%}
    with

    columns_found as (
        select
            table_name,
            column_name,
            data_type,
            column_index
        from duckdb_columns()
        where
            lower(database_name) = lower({{ text_literal(schema.database) }})
            and lower(schema_name) = lower({{ text_literal(schema.schema) }})
            and replace(trim(lower(table_name)), ' ', '_')
            in ({{ text_literal(tables) }})
        {%- for one in expressions %}
        union all
        select
            {{ text_literal(one.table) }},
            {{ text_literal(one.column) }},
            typeof((select {{ one.expression }} from {{ one.rows }} limit 0)),
            0
        {%- endfor %}
    )

    select
        table_name,
        column_name,
        data_type,
        case
            when data_type like '%]' then 'other'
            when data_type like 'ENUM(%' then 'text'
            when data_type like 'DECIMAL(%' then 'decimal'
            when data_type in ('VARCHAR', 'UUID') then 'text'
            when data_type = 'BOOLEAN' then 'boolean'
            when data_type in (
                'TINYINT', 'SMALLINT', 'INTEGER', 'BIGINT', 'UTINYINT', 'USMALLINT',
                'UINTEGER'
            ) then 'whole'
            when data_type in ('UBIGINT', 'HUGEINT', 'UHUGEINT') then 'decimal'
            when data_type in ('FLOAT', 'DOUBLE') then 'float'
            when data_type = 'TIMESTAMP WITH TIME ZONE' then 'instant'
            when data_type in (
                'TIMESTAMP', 'TIMESTAMP_S', 'TIMESTAMP_MS', 'TIMESTAMP_NS', 'DATE'
            ) then 'timestamp'
            else 'other'
        end as kind,
        true as may_read,
        '' as reader
    from columns_found
    order by table_name, column_index
{%- endmacro %}


{#- The information schema shows neither materialized views nor what one may not
    read. A domain is of the type that it is made of. -#}
{% macro postgres__columns_in_schema(schema, tables, expressions) -%}
    with recursive

    columns_found as (
        select
            pg_class.relname as table_name,
            pg_attribute.attname as column_name,
            pg_attribute.attnum as position,
            pg_attribute.atttypid as type_id,
            has_schema_privilege(pg_namespace.oid, 'usage')
            and has_column_privilege(
                pg_class.oid, pg_attribute.attnum, 'select'
            ) as may_read
        from pg_namespace
        inner join pg_class
            on
                pg_namespace.oid = pg_class.relnamespace
                and pg_class.relkind in ('r', 'p', 'v', 'm', 'f')
        inner join pg_attribute
            on
                pg_class.oid = pg_attribute.attrelid
                and pg_attribute.attnum > 0
                and not pg_attribute.attisdropped
        where
            pg_namespace.nspname = {{ text_literal(schema.schema) }}
            and replace(trim(lower(pg_class.relname)), ' ', '_')
            in ({{ text_literal(tables) }})
        {%- for one in expressions %}
        union all
        select
            {{ text_literal(one.table) }},
            {{ text_literal(one.column) }},
            0,
            cast(
                pg_typeof((select {{ one.expression }} from {{ one.rows }} limit 0))
                as oid
            ),
            true
        {%- endfor %}
    ),

    base_types as (
        select * from columns_found
        union all
        select
            base_types.table_name,
            base_types.column_name,
            base_types.position,
            pg_type.typbasetype as type_id,
            base_types.may_read
        from base_types
        inner join pg_type
            on
                base_types.type_id = pg_type.oid
                and pg_type.typbasetype <> 0
    )

    select
        cast(base_types.table_name as text) as table_name,
        cast(base_types.column_name as text) as column_name,
        format_type(pg_type.oid, null) as data_type,
        case
            when pg_type.typcategory in ('E', 'S') then 'text'
            when pg_type.typname in ('int2', 'int4', 'int8') then 'whole'
            when pg_type.typname in ('float4', 'float8') then 'float'
            when pg_type.typname in ('timestamp', 'date') then 'timestamp'
            when pg_type.typname = 'timestamptz' then 'instant'
            when pg_type.typname = 'bool' then 'boolean'
            when pg_type.typname = 'uuid' then 'text'
            when pg_type.typname in ('numeric', 'money')
                then cast(pg_type.typname as text)
            else 'other'
        end as kind,
        base_types.may_read,
        cast(current_user as text) as reader
    from base_types
    inner join pg_type
        on
            base_types.type_id = pg_type.oid
            and pg_type.typbasetype = 0
    order by base_types.table_name, base_types.position
{%- endmacro %}
