{#
    The bucket, 0 to `staging_buckets` - 1, that a row is staged in: rows with
    equal `keys` share one, so that whatever depends on the copies of a key is
    decided within it.
#}
{% macro bucket_of(keys) -%}
    cast(abs(mod({{ row_hash(keys) }}, {{ var('staging_buckets') }})) as int)
{%- endmacro %}
