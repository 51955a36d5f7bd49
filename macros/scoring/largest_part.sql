{#- Picking the features with the largest parts without sorting, in a query on
    segment_reason_parts.

    picked: columns that hold the names of features picked already. -#}
{% macro part_left(feature, picked) -%}
    {%- if picked -%}
        case
            when '{{ feature }}' not in ({{ picked | join(', ') }})
                then part_{{ feature }}
        end
    {%- else -%}
        part_{{ feature }}
    {%- endif -%}
{%- endmacro %}

{% macro largest_part(features, picked=[]) -%}
    greatest(
        {%- for feature in features %}
        {{ part_left(feature, picked) | indent(8) }}{{ ',' if not loop.last }}
        {%- endfor %}
    )
{%- endmacro %}

{#- The name of the feature; equal parts go to the first in the alphabet. -#}
{% macro feature_with_largest_part(features, picked=[]) -%}
    case {{ largest_part(features, picked) }}
        {%- for feature in features %}
        when {{ part_left(feature, picked) | indent(8) }} then '{{ feature }}'
        {%- endfor %}
    end
{%- endmacro %}
