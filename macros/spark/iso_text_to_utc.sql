{#-
    A group is $1, a dollar also fits before a line end, and a text with a time zone
    is cast to its instant.
-#}
{% macro spark__iso_text_to_utc(iso_text, pattern, spelling) -%}
    case
        when {{ iso_text }} rlike '{{ pattern[:-1] }}\\z'
            then cast({{ spelling | replace('\\1', '$1') | replace('\\2', '$2') }}
                as timestamp)
    end
{%- endmacro %}
