{% macro customer_segments_as_of(date) -%}
    (
        select
            customer_id,
            segment_id,
            segment_name,
            model_id,
            dbt_valid_from as in_segment_since
        from {{ ref('customer_segmentation', 'customer_segment_history') }} as stays
        where
            stays.dbt_valid_from <= cast({{ date }} as timestamp)
            and coalesce(stays.dbt_valid_to > cast({{ date }} as timestamp), true)
    ) as customer_segments_as_of
{%- endmacro %}
