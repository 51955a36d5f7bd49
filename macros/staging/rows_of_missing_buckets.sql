{#
    The select of an incremental staging model's new rows: those of `judged`, the
    name of a CTE, in buckets that the model does not hold; all rows when it is
    built for the first time or as a whole.
#}
{% macro rows_of_missing_buckets(judged) -%}
    select {{ judged }}.*
    from {{ judged }}
    {%- if is_incremental() %}
    left join (select distinct bucket from {{ this }}) as staged_buckets
        on {{ judged }}.bucket = staged_buckets.bucket
    where staged_buckets.bucket is null
    {%- endif %}
{%- endmacro %}
