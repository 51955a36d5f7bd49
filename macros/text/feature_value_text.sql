{% macro feature_value_text(value) -%}
    case
        when
            feature_words.decimals > 0
            or (
                abs({{ value }} * feature_words.factor) < 9.95
                and abs(
                    {{ value }} * feature_words.factor
                    - floor({{ value }} * feature_words.factor + 0.5)
                ) >= 0.05
            )
            then {{ number_text(value ~ ' * feature_words.factor', decimals=1) }}
        else {{ number_text(value ~ ' * feature_words.factor') }}
    end
{%- endmacro %}
