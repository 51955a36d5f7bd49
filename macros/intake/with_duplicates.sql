{#
    The select of all rows of `rows`: those of `repeated` from there, where they
    say which of them are duplicates, and the others as what they are.

    Arguments: `rows`, `repeated`, names of CTEs; `keys`, a list of columns.
#}
{% macro with_duplicates(rows, repeated, keys) -%}
    select
        {{ rows }}.*,
        false as is_duplicate
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
