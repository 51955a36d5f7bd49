{#- Segments side by side: columns that end in _n are those of segment n of the
    model in force, in the order of their ids, and null where it has fewer. Picking
    the least of some columns takes no sorting, which a row for each pair of
    customer and segment would.

    The numbers n: up to `k_max`, or as many segments as a stored model has. -#}
{% macro segment_slots() -%}
    {%- set most = [var('k_max')] -%}
    {%- set fits = published_relation('segment_fits') -%}
    {%- if fits -%}
        {%- set found = run_query(
            "select count(distinct segment_id) as count_segments from "
            ~ fits ~ " where section = 'segment' group by model_id"
        ) -%}
        {%- do most.extend(found.columns[0].values()) -%}
    {%- endif -%}
    {{ return(range(1, most | max | int + 1) | list) }}
{%- endmacro %}

{#- Columns of a query with a column `slot` as columns of one row. -#}
{% macro columns_of_slots(columns, slots) -%}
    {%- for slot in slots -%}
        {%- for column in columns %}
        max({{ column }}) filter (where slot = {{ slot }})
            as {{ column }}_{{ slot }}{{ ',' if not loop.last }}
        {%- endfor -%}
        {{ ',' if not loop.last }}
    {%- endfor -%}
{%- endmacro %}

{#- A column of one slot; null if that is the slot numbered `but_for`. -#}
{% macro slot_column(column, slot, but_for=none) -%}
    {%- if but_for -%}
        case when {{ but_for }} <> {{ slot }} then {{ column }}_{{ slot }} end
    {%- else -%}
        {{ column }}_{{ slot }}
    {%- endif -%}
{%- endmacro %}

{#- The least of a column over all slots, but for the slot numbered `but_for`. -#}
{% macro least_of_slots(column, slots, but_for=none) -%}
    least(
        {%- for slot in slots %}
        {{ slot_column(column, slot, but_for) }}{{ ',' if not loop.last }}
        {%- endfor %}
    )
{%- endmacro %}

{#- The first slot whose column is `value`, but for the slot numbered `but_for`. -#}
{% macro slot_with(column, value, slots, but_for=none) -%}
    case {{ value }}
        {%- for slot in slots %}
        when {{ slot_column(column, slot, but_for) }} then {{ slot }}
        {%- endfor %}
    end
{%- endmacro %}

{#- The column of the slot numbered `number`. -#}
{% macro in_slot(column, number, slots) -%}
    case {{ number }}
        {%- for slot in slots %}
        when {{ slot }} then {{ column }}_{{ slot }}
        {%- endfor %}
    end
{%- endmacro %}
