{% macro raw_column(column, found_type) -%}
    {%- set type = column.data_type -%}
    {%- if found_type == 'nothing' -%}
        cast(null as {{ 'numeric(18, 4)' if type == 'numeric' else type }})
    {%- elif type == 'text' -%}
        nullif(cast({{ column.name }} as text), '')
    {%- elif type == 'boolean' -%}
        cast({{ column.name }} as boolean)
    {%- elif type == 'timestamp' -%}
        {{ clamped(
            'cast(' ~ column.name ~ ' as timestamp)', 'timestamp', 'timestamp',
            "timestamp '0001-01-02'", "timestamp '9999-12-30'"
        ) }}
    {%- elif type == 'numeric' -%}
        {{ clamped(
            column.name, 'numeric(18, 4)', found_type,
            '-99999999999999', '99999999999999'
        ) }}
    {%- elif type == 'bigint' -%}
        {{ clamped(
            column.name, 'bigint', found_type,
            '-9000000000000000000', '9000000000000000000'
        ) }}
    {%- else -%}
        case
            when {{ column.name }} between -2147483647 and 2147483647
                then cast({{ column.name }} as {{ type }})
        end
    {%- endif -%}
{%- endmacro %}
