{#- A share as text: "63 %". -#}
{% macro percent_text(share) -%}
    {{ rounded_text('100 * ' ~ share, 0) }} || ' %'
{%- endmacro %}

{#- A change of a share with its sign: "+4 %", "-4 %", "+0 %". -#}
{% macro signed_percent_text(share) -%}
    case when {{ share }} < 0 then '' else '+' end
    || {{ percent_text(share) }}
{%- endmacro %}
