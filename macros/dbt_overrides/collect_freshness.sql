{#
    What `dbt source freshness` compares: the newest row of a source before
    `as_of`, and `as_of`, never the computer's clock. Unless it is set, it is
    the first UTC midnight after the newest order, as in `int_as_of`.

    The field is read by its type: milliseconds, text with an offset, or a wall
    clock, which is taken to be in `default_time_zone` (a row's own zone would
    move it by half a day at most). An optional table that does not exist is as
    fresh as can be; an empty one is as old as can be.
#}
{% macro default__collect_freshness(source, loaded_at_field, filter) %}
    {%- set newest_order = "(select max(" ~ utc_of('shop', 'orders', 'ordered_at')
        ~ ") from " ~ raw_contract('shop', 'orders').relation ~ " where "
        ~ utc_of('shop', 'orders', 'ordered_at') ~ " <= "
        ~ latest_plausible_at() ~ ")" -%}
    {%- set chosen = chosen_as_of() -%}
    {%- set as_of = "cast('" ~ chosen ~ "' as timestamp)" if chosen
        else "date_trunc('day', " ~ newest_order ~ ") + interval '1' day" -%}
    {%- set found = namespace(instant=none) -%}
    {%- for source_name, table_name in source_tables()
        if table_name == source.identifier -%}
        {%- set found.instant = utc_of(
            source_name, table_name, loaded_at_field
        ) -%}
    {%- endfor -%}
    {%- call statement('collect_freshness', fetch_result=true) -%}
    {%- if load_relation(source) is none %}
        {%- do log(source ~ " does not exist: nothing to be stale.", info=true) %}
        select
            {{ as_of }} as max_loaded_at,
            {{ as_of }} as snapshotted_at
    {%- else %}
        select
            max({{ found.instant }}) as max_loaded_at,
            {{ as_of }} as snapshotted_at
        from {{ source }}
        where {{ found.instant }} < {{ as_of }}
        {%- if filter %}
            and {{ filter }}
        {%- endif %}
    {%- endif %}
    {%- endcall -%}
    {%- do return(load_result('collect_freshness')) -%}
{% endmacro %}


{# The UTC instant of a raw column, by the type that its YAML gives it. #}
{% macro utc_of(source_name, table_name, column_name) -%}
    {%- for column in raw_contract(source_name, table_name).columns
        if column.name == column_name -%}
        {%- if column.data_type == 'bigint' -%}
            {{ epoch_ms_to_utc(column_name) }}
        {%- elif column.data_type == 'text' -%}
            {{ iso_text_to_utc(column_name) }}
        {%- else -%}
            {{ wall_clock_to_utc(
                column_name, "'" ~ var('default_time_zone') ~ "'"
            ) }}
        {%- endif -%}
    {%- endfor -%}
{%- endmacro %}
