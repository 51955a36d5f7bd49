{#
    There is no hour 24 and no second 60: the pattern leaves nothing but the days of
    a month for an engine to decide.
#}
{% macro iso_text_to_utc(iso_text) -%}
    {%- set pattern -%}
        ^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])[T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.,][0-9]+)?)?(Z|[+-](0[0-9]|1[0-4])(:?[0-5][0-9])?)$
    {%- endset -%}
    {%- set spelling -%}
        regexp_replace(regexp_replace(replace({{ iso_text }}, ',', '.'),
            '([.][0-9]{6})[0-9]+', '\1'),
            '^(.{16})([Z+-])', '\1:00\2')
    {%- endset -%}
    {{ return(adapter.dispatch('iso_text_to_utc')(iso_text, pattern, spelling)) }}
{%- endmacro %}


{% macro duckdb__iso_text_to_utc(iso_text, pattern, spelling) -%}
    case
        when
            regexp_matches({{ iso_text }}, '{{ pattern }}')
            then try_cast({{ spelling }} as timestamptz) at time zone 'UTC'
    end
{%- endmacro %}


{#
    A day up to the 28th is one of any month, and text with whole seconds needs no
    other spelling: nearly all text is, and neither check is made for it.
#}
{% macro postgres__iso_text_to_utc(iso_text, pattern, spelling) -%}
    case
        when {{ iso_text }} !~ '{{ pattern }}' then null
        when
            substr({{ iso_text }}, 9, 2) collate "C" <= '28'
            and substr({{ iso_text }}, 20, 1) in ('Z', '+', '-')
            then cast({{ iso_text }} as timestamptz) at time zone 'UTC'
        when pg_input_is_valid({{ spelling }}, 'timestamptz')
            then cast({{ spelling }} as timestamptz) at time zone 'UTC'
    end
{%- endmacro %}
