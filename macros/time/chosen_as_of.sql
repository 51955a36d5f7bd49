{% macro chosen_as_of() -%}
    {%- if execute -%}
        {%- set chosen = (var('as_of') or env_var('SEGMENTATION_AS_OF', ''))
            | string -%}
        {%- if chosen and not modules.re.fullmatch(
            '[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9:.]+)?', chosen
        ) -%}
            {%- set source = 'the variable as_of' if var('as_of')
                else 'SEGMENTATION_AS_OF' -%}
            {{ exceptions.raise_fail_fast_error(
                source ~ " is '" ~ chosen
                ~ "'; write the UTC midnight as 2026-03-01."
            ) }}
        {%- endif -%}
        {{ return(chosen) }}
    {%- endif -%}
    {{ return('') }}
{%- endmacro %}
