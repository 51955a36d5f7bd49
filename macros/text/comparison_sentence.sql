{#- A value of a feature against a typical one in words, in a query that joins
    feature_words: "ordered 12 times in a year, 3 times the typical 4.1 of
    `Steady regulars`".

    value, typical: in the unit of the feature.
    others: whom the typical value belongs to, as a text expression.
    typical_text: number_text of the typical value where that was worked out. -#}
{% macro comparison_sentence(value, typical, others, typical_text=none) -%}
case
    when {{ value }} is null
        then replace(feature_words.feature, '_', ' ') || ' is not known'
    else
        {{ phrase_with(value) | indent(8) }}
        || ', '
        || case
            when
                {{ typical }} * feature_words.factor >= 1
                and {{ value }} >= 2 * {{ typical }}
                then
                    {{ rounded_text(value ~ ' / nullif(' ~ typical ~ ', 0)', 0) }}
                    || ' times'
            when {{ value }} >= {{ typical }} then feature_words.more_wording
            else feature_words.less_wording
        end
        || ' the typical '
        || {{ typical_text or number_text(typical) | indent(8) }}
        || feature_words.unit
        || ' of '
        || {{ others }}
end
{%- endmacro %}

{#- The phrase of the feature with the value in its place. -#}
{% macro phrase_with(value) -%}
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
        {{ number_text(value) | indent(8) }} || feature_words.unit
    )
{%- endmacro %}

{#- A value times the factor of its feature as text: one decimal where the seed
    says so, or below 10 unless whole. -#}
{% macro number_text(value) -%}
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
            then {{ rounded_text(value ~ ' * feature_words.factor', 1) }}
        else {{ rounded_text(value ~ ' * feature_words.factor', 0) }}
    end
{%- endmacro %}

{#- A double as text with a fixed number of decimals: through a decimal, whose
    rounding and text agree on every engine. DuckDB is slow at decimals of more than
    18 digits, and takes no more where they suffice. -#}
{% macro rounded_text(value, decimals) -%}
    {{ return(adapter.dispatch('rounded_text')(value, decimals)) }}
{%- endmacro %}

{% macro default__rounded_text(value, decimals, digits=28) -%}
    cast(round(cast({{ value }} as numeric({{ digits }}, 6)), {{ decimals }}) as text)
{%- endmacro %}

{% macro duckdb__rounded_text(value, decimals) -%}
    case
        when abs({{ value }}) < 100000000000
            then {{ default__rounded_text(value, decimals, digits=18) }}
        else {{ default__rounded_text(value, decimals) }}
    end
{%- endmacro %}
