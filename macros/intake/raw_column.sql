{#
    One column of a raw table, typed as its source's YAML says; no value may stop
    the build with the words of a database. What is no number is null. What is
    too large for its type becomes the largest or smallest value of the type,
    which staging then rejects with a reason.

    Arguments: `column`, of the source's YAML; `found_type`, the type that the
    raw column has, `nothing` for a column of nulls, or none if not known.
#}
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


{% macro clamped(value, type, found_type, least_value, most_value) -%}
    case
        {%- if may_hold_nan(found_type) %}
        when {{ value }} = 'NaN' then null
        {%- endif %}
        when {{ value }} >= {{ most_value }}
            then cast({{ most_value }} as {{ type }})
        when {{ value }} <= {{ least_value }}
            then cast({{ least_value }} as {{ type }})
        else cast({{ value }} as {{ type }})
    end
{%- endmacro %}


{# DuckDB calls its numbers of fixed scale decimal: they know no NaN. #}
{% macro may_hold_nan(found_type) -%}
    {%- set found_type = found_type or '' -%}
    {%- do return('double' in found_type or 'float' in found_type
        or 'real' in found_type or 'numeric' in found_type) -%}
{%- endmacro %}
