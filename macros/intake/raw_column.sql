{#
    DuckDB calls its numbers of fixed scale decimal: they know no NaN. A moment with a
    zone is an instant, whose wall clock is that of UTC.
#}
{% macro raw_column(column, table) -%}
    {%- set raw = column.found | first
        or {'name': column.name, 'kind': 'nothing' if table.names else ''} -%}
    {%- set kind = 'nothing' if table.is_missing else raw.kind -%}
    {%- set type = 'numeric(18, 4)' if column.data_type == 'numeric'
        else column.data_type -%}
    {%- set largest = '9223372036854775807' if kind == 'whole'
        else '9000000000000000000' -%}
    {%- set ranges = {
        'timestamp': ["timestamp '0001-01-02'", "timestamp '9999-12-30'"],
        'numeric(18, 4)': ['-99999999999999', '99999999999999'],
        'numeric(28, 10)': ['-99999999999999', '99999999999999'],
        'bigint': ['-' ~ largest, largest],
    } -%}
    {%- set values = {
        'instant': adapter.dispatch('utc_of')(raw.name),
        'money': 'cast(' ~ raw.name ~ ' as numeric)',
        'timestamp': 'cast(' ~ raw.name ~ ' as timestamp)',
    } -%}
    {%- set value = values.get(kind, raw.name) -%}
    {%- if kind == 'nothing' -%}
        cast(null as {{ api.Column.translate_type(type) }})
    {%- elif type == 'text' and kind == 'instant' -%}
        {{ as_text(value) }} || 'Z'
    {%- elif type == 'text' and kind in ('decimal', 'numeric', 'float') -%}
        case
            when {{ as_double(value) }} <> 'NaN' then {{ as_text(
                'cast(' ~ value ~ ' as numeric(38, '
                ~ (6 if column.is_version else 0) ~ '))'
            ) }}
        end
    {%- elif type == 'text' -%}
        nullif({{ as_text(value) }}, '')
    {%- elif type == 'boolean' -%}
        cast({{ value }} as boolean)
    {%- elif type == 'bigint' and kind == 'instant' -%}
        cast(floor({{ adapter.dispatch('microseconds_of')(raw.name) }} / 1000.0) as bigint)
    {%- elif type in ranges -%}
        {%- set minimum, maximum = ranges[type] -%}
        case
            {%- if kind in ('numeric', 'float') %}
            when {{ value }} = 'NaN' then null
            {%- endif %}
            when {{ value }} >= {{ maximum }} then cast({{ maximum }} as {{ type }})
            when {{ value }} <= {{ minimum }} then cast({{ minimum }} as {{ type }})
            else cast({{ value }} as {{ type }})
        end
    {%- else -%}
        case
            when {{ value }} between -2147483647 and 2147483647
                then cast({{ value }} as {{ type }})
        end
    {%- endif %} as {{ column.name }}
    {%- if type == 'timestamp' %},
        {{ as_text("'UTC'" if kind == 'instant' else 'null') }}
            as {{ column.name }}_zone
    {%- endif -%}
{%- endmacro %}
