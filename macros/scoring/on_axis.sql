{#- A value where its feature's axis has it: a logarithmic one for features that
    are clustered on a logarithm. -#}
{% macro on_axis(value) -%}
    case transformation
        when 'log1p' then ln(1 + greatest({{ value }}, 0))
        else {{ value }}
    end
{%- endmacro %}

{#- From 0, the least first quartile of all segments, to 1, the largest third
    quartile; in the middle where all are equal. -#}
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
