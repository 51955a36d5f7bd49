{% macro default__collect_freshness(source, loaded_at_field, filter) %}
    {%- set found = {} -%}
    {%- set tables = raw_tables() -%}
    {%- for name, table in tables.items() -%}
        {%- for column in table.columns
            if column.found and column.name in ('ordered_at', loaded_at_field) -%}
            {%- set raw = column.found | first -%}
            {%- if raw.kind == 'instant' -%}
                {%- set instant = '(' ~ adapter.dispatch('utc_of')(raw.name) ~ ')' -%}
            {%- elif column.data_type == 'bigint' -%}
                {%- set instant = epoch_ms_to_utc(raw.name) -%}
            {%- elif column.data_type == 'text' -%}
                {%- set instant = iso_text_to_utc(raw.name) -%}
            {%- else -%}
                {#- A row's own zone would move it by half a day at most. -#}
                {%- set instant = wall_clock_to_utc(
                    raw.name, text_literal(var('default_time_zone'))
                ) -%}
            {%- endif -%}
            {%- do found.update({name ~ '.' ~ column.name: instant}) -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- set ordered_at = found['orders.ordered_at'] -%}
    {%- set loaded_at = found[source.identifier ~ '.' ~ loaded_at_field] -%}
    {%- set newest_order = "(select max(" ~ ordered_at ~ ") from "
        ~ tables.orders.rows ~ " where " ~ ordered_at
        ~ " <= " ~ plausible_at('latest') ~ ")" -%}
    {%- set chosen = chosen_as_of() -%}
    {%- set as_of = "cast('" ~ chosen ~ "' as timestamp)" if chosen
        else "case when " ~ newest_order ~ " is not null then least(date_trunc("
        ~ "'day', " ~ newest_order ~ ") + interval '1' day, "
        ~ plausible_at('as_of') ~ ") end" -%}
    {%- call statement('collect_freshness', fetch_result=true) -%}
    {%- if not loaded_at %}
        {%- do log(source ~ " or its time does not exist: nothing to be stale.", info=true) %}
        select
            {{ as_of }} as max_loaded_at,
            {{ as_of }} as snapshotted_at
    {%- else %}
        select
            coalesce(
                max({{ loaded_at }}),
                case
                    when {{ not tables[source.identifier].is_required }} and not exists (
                        select 1 as one from {{ tables[source.identifier].rows }}
                    ) then {{ as_of }}
                end
            ) as max_loaded_at,
            {{ as_of }} as snapshotted_at
        from {{ tables[source.identifier].rows }}
        where {{ loaded_at }} < {{ as_of }}
        {%- if filter %}
            and {{ filter }}
        {%- endif %}
    {%- endif %}
    {%- endcall -%}
    {%- do return(load_result('collect_freshness')) -%}
{% endmacro %}
