{% macro transformed(value, transform) -%}
    {%- if transform == 'log1p' -%}
        ln(1.0 + greatest({{ value }}, 0.0))
    {%- elif transform in ('identity', 'one_hot') -%}
        {{ value }}
    {%- else -%}
        {{ exceptions.raise_compiler_error(
            "clustering_features: the transform '" ~ transform
            ~ "' is unknown; accepted are log1p, identity and one_hot"
        ) }}
    {%- endif -%}
{%- endmacro %}
