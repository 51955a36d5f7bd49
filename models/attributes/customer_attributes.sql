{%- set raw = source('crm', 'customer_attributes') -%}
{%- set tables = raw_tables('customer_attributes') -%}
{%- set table = tables.get('customer_attributes', {}) -%}
{%- set given = var('raw_tables').get('customer_attributes') or {} -%}
{%- set mapped = given.columns or {} -%}
{%- if table.is_missing or table.names and check_raw_columns(table) -%}
    {{ exceptions.raise_fail_fast_error(
        'The table ' ~ table.relation ~ ', of which the variable '
        ~ 'customer_attributes names columns, ' ~ ('does not exist.' if table.is_missing
        else 'cannot be read: ' ~ check_raw_columns(table) | join(' '))
    ) }}
{%- endif -%}
{%- for name in var('customer_attributes') if table.names
    and name | lower not in table.found and name not in mapped -%}
    {{ exceptions.raise_fail_fast_error(
        'The table ' ~ table.relation ~ ' has no column ' ~ name ~ ', which '
        ~ 'the variable customer_attributes names; it has '
        ~ table.found.keys() | sort | join(', ') ~ '.'
    ) }}
{%- endfor -%}

with

aliases as (
    select * from {{ ref('stg_shop__customer_aliases') }}
),

given as (
    select
        {% for name in var('customer_attributes') -%}
            {% set raw_name = mapped.get(name, name) -%}
            {% set found = (table.found or {}).get(raw_name | lower, []) -%}
            {% set entry = found | first or {'name': raw_name} -%}
            {% if entry.kind == 'text' -%}
                nullif({{ as_text(entry.name) }}, '')
            {%- else -%}
                {{ entry.name }}
            {%- endif %} as {{ name }},
        {% endfor -%}
        {% for column in table.columns -%}
            {{ raw_column(column, table) }} {{- ',' if not loop.last }}
        {% endfor -%}
    from {{ table.rows or raw }}
),

-- Of merged customers the row of who stays counts, else that of the first.
merged as (
    select
        given.*,
        coalesce(aliases.customer_id, given.customer_id) as merged_id,
        first_value(given.customer_id) over (
            partition by coalesce(aliases.customer_id, given.customer_id)
            order by
                case when aliases.alias_id is null then 0 else 1 end,
                given.customer_id
        ) as id_that_counts
    from given
    left join aliases
        on given.customer_id = aliases.alias_id
),

customer_attributes as (
    select
        {% for name in var('customer_attributes') -%}
            {{ name }},
        {% endfor -%}
        merged_id as customer_id
    from merged
    where customer_id is not distinct from id_that_counts
)

select * from customer_attributes
