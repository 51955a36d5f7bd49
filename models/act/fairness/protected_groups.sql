{%- set decades = 'cast(floor((this_year - birth_year) / 10.0) as int)' -%}
{%- set groups = {
    'country': 'country',
    'gender': 'gender',
    'age_band': 'case when birth_year between 1900 and this_year then '
        ~ as_text('10 * ' ~ decades) ~ " || ' to ' || "
        ~ as_text('9 + 10 * ' ~ decades) ~ ' end',
} -%}
{#- A column of somebody's own is a group as it is. -#}
{%- set own = var('protected_attributes')
    | select('in', var('customer_attributes'))
    | reject('in', groups.keys() | list) | list -%}
{%- for name in own -%}
    {%- do groups.update({name: "nullif(" ~ as_text(name) ~ ", '')"}) -%}
{%- endfor %}

with

customer_segments as (
    select * from {{ ref('customer_segments') }}
),

contacts as (
    select * from {{ ref('stg_shop__customers') }}
),

{% if own -%}
    customer_attributes as (
        select * from {{ ref('customer_attributes') }}
    ),

{% endif -%}
customers as (
    select
        {% for name in own -%}
            customer_attributes.{{ name }},
        {% endfor -%}
        customer_segments.customer_id,
        customer_segments.segment_id,
        customer_segments.segment_name,
        coalesce(contacts.marketing_consent, false) as has_consent,
        contacts.country,
        contacts.gender,
        contacts.birth_year,
        cast(extract(year from customer_segments.as_of) as int) as this_year
    from customer_segments
    left join contacts
        on customer_segments.customer_id = contacts.customer_id
    {% if own -%}
        left join customer_attributes
            on customer_segments.customer_id = customer_attributes.customer_id
    {%- endif %}
),

protected_groups as (
    {% for attribute in var('protected_attributes') -%}
        select
            customer_id,
            segment_id,
            segment_name,
            has_consent,
            '{{ attribute }}' as attribute,
            coalesce({{ groups[attribute] }}, 'unknown') as group_name
        from customers
        union all
    {% endfor -%}
    select
        customer_id,
        segment_id,
        segment_name,
        has_consent,
        'none' as attribute,
        'none' as group_name
    from customers
    where false
)

select * from protected_groups
