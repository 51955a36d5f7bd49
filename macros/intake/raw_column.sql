{# DuckDB calls its numbers of fixed scale decimal: they know no NaN. #}
{% macro raw_column(column, found_type) -%}
    {%- set type = 'numeric(18, 4)' if column.data_type == 'numeric'
        else column.data_type -%}
    {%- set ranges = {
        'timestamp': ["timestamp '0001-01-02'", "timestamp '9999-12-30'"],
        'numeric(18, 4)': ['-99999999999999', '99999999999999'],
        'bigint': ['-9000000000000000000', '9000000000000000000'],
    } -%}
    {%- if found_type == 'nothing' -%}
        cast(null as {{ type }})
    {%- elif type == 'text' -%}
        nullif(cast({{ column.name }} as text), '')
    {%- elif type == 'boolean' -%}
        cast({{ column.name }} as boolean)
    {%- elif type in ranges -%}
        {%- set minimum, maximum = ranges[type] -%}
        {%- set value = column.name if type != 'timestamp'
            else 'cast(' ~ column.name ~ ' as timestamp)' -%}
        {%- set found_type = found_type or '' -%}
    case
        {%- if type != 'timestamp' and (
            'double' in found_type or 'float' in found_type
            or 'real' in found_type or 'numeric' in found_type
        ) %}
        when {{ value }} = 'NaN' then null
        {%- endif %}
        when {{ value }} >= {{ maximum }} then cast({{ maximum }} as {{ type }})
        when {{ value }} <= {{ minimum }} then cast({{ minimum }} as {{ type }})
        else cast({{ value }} as {{ type }})
    end
    {%- else -%}
        case
            when {{ column.name }} between -2147483647 and 2147483647
                then cast({{ column.name }} as {{ type }})
        end
    {%- endif -%}
{%- endmacro %}
