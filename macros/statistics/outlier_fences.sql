{#- Tukey's fence on the transformed scale out of a column quartiles_<feature>;
    null when the quartiles are equal, as there is no width.

    quartile: 1 or 3; direction: - or +. -#}
{% macro outlier_fence(feature, quartile, direction) -%}
    quartiles_{{ feature }}[{{ quartile }}]
    {{ direction }} {{ var('outlier_fence_width') }}
    * nullif(quartiles_{{ feature }}[3] - quartiles_{{ feature }}[1], 0)
{%- endmacro %}

{#- Back from the transformed scale to the unit of the feature. -#}
{% macro untransformed(value, transform) -%}
    {%- if transform == 'log1p' -%}
        exp({{ value }}) - 1
    {%- else -%}
        {{ value }}
    {%- endif -%}
{%- endmacro %}
