{#
    An exact decimal, such as an amount times an exchange rate, as money:
    numeric(18, 4), halves rounded away from zero.

    DuckDB divides a decimal of more than 18 digits bit by bit, 0.7 microseconds
    for each rounding. There a double proposes the result, and exact decimals
    accept it when it is nearer than half a unit to the amount (0.1 microseconds);
    otherwise, as at a half, the amount is rounded as elsewhere.
#}
{% macro rounded_money(amount) -%}
    {{ return(adapter.dispatch('rounded_money')(amount)) }}
{%- endmacro %}


{% macro default__rounded_money(amount) -%}
    cast(round({{ amount }}, 4) as numeric(18, 4))
{%- endmacro %}


{% macro duckdb__rounded_money(amount) -%}
    {%- set proposed -%}
        cast(round(cast({{ amount }} as double), 4) as numeric(18, 4))
    {%- endset -%}
    case
        when abs(({{ amount }}) - {{ proposed }}) < 0.00005
            then {{ proposed }}
        else {{ default__rounded_money(amount) }}
    end
{%- endmacro %}
