{#- The instant at which a snapshot closes the rows of customers that are gone:
    the business date of the run instead of dbt's wall clock. A snapshot that
    uses it names int_as_of in a depends_on comment. -#}
{% macro snapshot_get_time() -%}
    (select as_of from {{ ref('int_as_of') }})
{%- endmacro %}
