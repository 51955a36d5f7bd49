{% macro comparison_sentence(value, typical, others, typical_text=none) -%}
case
    when {{ value }} is null
        then replace(feature_words.feature, '_', ' ') || ' is not known'
    else
        replace(
            case
                when abs({{ value }} * feature_words.factor) < 0.05
                    then coalesce(
                        feature_words.phrase_for_none, feature_words.phrase
                    )
                when {{ value }} = 1
                    then coalesce(
                        feature_words.phrase_for_one, feature_words.phrase
                    )
                else feature_words.phrase
            end,
            '{value}',
            {{ feature_value_text(value) | indent(12) }} || feature_words.unit
        )
        || ', '
        || case
            when
                {{ typical }} * feature_words.factor >= 1
                and {{ value }} >= 2 * {{ typical }}
                then
                    {{ number_text(
                        value ~ ' / nullif(' ~ typical ~ ', 0)'
                    ) | indent(20) }}
                    || ' times'
            when {{ value }} >= {{ typical }} then feature_words.more_wording
            else feature_words.less_wording
        end
        || ' the typical '
        || {{ typical_text or feature_value_text(typical) | indent(8) }}
        || feature_words.unit
        || ' of '
        || {{ others }}
end
{%- endmacro %}
