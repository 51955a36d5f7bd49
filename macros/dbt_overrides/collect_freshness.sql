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
