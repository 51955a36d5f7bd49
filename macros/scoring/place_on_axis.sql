{% macro place_on_axis(value) -%}
    coalesce(
        ({{ value }} - min(quartile_1_on_axis) over (partition by feature))
        / nullif(
            max(quartile_3_on_axis) over (partition by feature)
            - min(quartile_1_on_axis) over (partition by feature),
            0
        ),
        0.5
    )
{%- endmacro %}
