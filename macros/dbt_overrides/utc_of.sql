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
