{% macro customer_segments_as_of(date) -%}
    (
        select
            customer_id,
            segment_id,
            segment_name,
            model_id,
            dbt_valid_from as in_segment_since
        from {{ ref('customer_segment_history') }} as stays
        where {{ is_stay_at('stays', 'cast(' ~ date ~ ' as timestamp)') }}
    ) as customer_segments_as_of
{%- endmacro %}
