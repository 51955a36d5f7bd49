{#- Texts that change when the count, the sums or the newest row of a source
    do; for columns count_<source>, sum_<source> and newest_<source>_at. -#}
{% macro fingerprints_of(sources) -%}
    {%- set texts = [] -%}
    {%- for source in sources -%}
        {%- set newest = microseconds_of('newest_' ~ source ~ '_at') -%}
        {%- do texts.extend([
            "'" ~ source ~ " '",
            'cast(cast(sum_' ~ source ~ ' as numeric(38, 4)) as text)',
            "' '",
            "coalesce(cast(cast(" ~ newest ~ " as bigint) as text), '')",
            "';'",
        ]) -%}
    {%- endfor -%}
    {{ return(texts) }}
{%- endmacro %}
