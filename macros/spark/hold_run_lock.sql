{% macro sparkpython__hold_run_lock() -%}
    {%- set run_verdict = ref('run_verdict') -%}
    {%- if execute and '.customer_segmentation.' in selected_resources | join
        and flags.WHICH in ('build', 'run', 'seed', 'snapshot', 'retry', 'clone')
        and not adapter.hold_lock('schema ' ~ run_verdict.schema) -%}
        {%- do exceptions.warn(
            'Nothing keeps two runs on Spark apart: the catalog is no JDBC catalog in '
            ~ 'PostgreSQL, which would hold the lock. Let the scheduler see to it that '
            ~ 'one run ends before the next begins.'
        ) -%}
    {%- endif -%}
{%- endmacro %}
