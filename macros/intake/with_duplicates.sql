{% macro with_duplicates(rows, repeated, keys) -%}
    select
        {{ rows }}.*,
        false as is_duplicate,
        {{ as_text('null') }} as conflicting_column
    from {{ rows }}
    left join (
        select distinct {{ keys | join(', ') }}
        from {{ repeated }}
    ) as repeated_keys
        on
            {% for key in keys -%}
            {{ 'and ' if not loop.first -}}
            {{ rows }}.{{ key }} = repeated_keys.{{ key }}
            {% endfor -%}
    where repeated_keys.{{ keys | first }} is null
    union all
    select * from {{ repeated }}
{%- endmacro %}
