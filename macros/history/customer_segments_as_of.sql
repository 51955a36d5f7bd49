{#- Where each customer was on a day, as a table to select from:

        select * from {{ customer_segments_as_of("date '2026-03-01'") }}

    date: an expression; its midnight (UTC) counts, and between two runs the
    earlier one holds. Before the first run and for customers who were not
    observed then there are no rows. The same in plain SQL stands in the
    description of customer_segment_history. -#}
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
