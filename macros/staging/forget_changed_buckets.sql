{#
    Pre-hook of an incremental staging model, which then stages every bucket
    that it does not hold: delete the buckets whose rows are no longer those of
    the model `judged`, be it that raw rows came, changed or went, or that they
    are judged otherwise now. A bucket is compared by the number of its rows and
    the exact sum of their hashes. Tables of other columns are emptied.
#}
{% macro forget_changed_buckets(judged) -%}
    {%- if execute and is_incremental() -%}
        {%- set wanted = names_of_columns(ref(judged)) -%}
        {%- set found = names_of_columns(this) -%}
        delete from {{ this }}
        {%- if wanted | reject('in', found) | list | length == 0 %}
        where bucket in (
            select staged.bucket
            from ({{ fingerprints(this, wanted) }}) as staged
            left join ({{ fingerprints(ref(judged), wanted) }}) as judged
                on staged.bucket = judged.bucket
            where
                staged.count_rows is distinct from judged.count_rows
                or staged.sum_hashes is distinct from judged.sum_hashes
        )
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}


{# Rows per bucket: how many, and the exact sum of their hashes. #}
{% macro fingerprints(relation, columns) %}
    select
        bucket,
        count(*) as count_rows,
        sum({{ row_hash(columns) }}) as sum_hashes
    from {{ relation }}
    group by bucket
{% endmacro %}


{# The names of a relation's columns, sorted. #}
{% macro names_of_columns(relation) -%}
    {%- do return(
        adapter.get_columns_in_relation(relation)
        | map(attribute='name') | sort
    ) -%}
{%- endmacro %}
