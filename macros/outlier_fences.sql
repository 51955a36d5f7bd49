{#- A quantile of a feature on its transformed scale, nulls left out.

    feature: column of customer_features; transform: log1p or identity;
    share: from 0 to 1. -#}
{% macro quantile_of(feature, transform, share) -%}
    percentile_cont({{ share }}) within group (
        order by {{ transformed(as_double(feature), transform) }}
    )
{%- endmacro %}

{#- Tukey's fence on the transformed scale out of columns lower_<feature> and
    upper_<feature>; null when the quartiles are equal, as there is no width.

    quartile: lower or upper; direction: - or +. -#}
{% macro outlier_fence(feature, quartile, direction) -%}
    {{ quartile }}_{{ feature }} {{ direction }} {{ var('outlier_fence_width') }}
    * nullif(upper_{{ feature }} - lower_{{ feature }}, 0)
{%- endmacro %}

{#- Back from the transformed scale to the unit of the feature. -#}
{% macro untransformed(value, transform) -%}
    {%- if transform == 'log1p' -%}
        exp({{ value }}) - 1
    {%- else -%}
        {{ value }}
    {%- endif -%}
{%- endmacro %}
