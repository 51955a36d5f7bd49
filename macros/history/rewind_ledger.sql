{% macro rewind_ledger() -%}
    {{ rewind_rows(
        '(select max(as_of) from ' ~ ref('run_verdict')
        ~ " where verdict <> 'rejected')"
    ) }}
{%- endmacro %}
