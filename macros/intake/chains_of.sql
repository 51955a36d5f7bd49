{#- A circle ends: `union` keeps each pair once. -#}
{% macro default__chains_of(pairs) -%}
    with recursive

    steps as (
        select
            alias_id,
            customer_id
        from {{ pairs }}
        union
        select
            steps.alias_id,
            {{ pairs }}.customer_id
        from steps
        inner join {{ pairs }} on steps.customer_id = {{ pairs }}.alias_id
    )

    select * from steps
{%- endmacro %}
