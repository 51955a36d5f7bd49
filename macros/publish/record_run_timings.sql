{% macro record_run_timings(results) -%}
    {%- set int_as_of = ref('int_as_of') -%}
    {%- set table = published_relation('segmentation_run_timings') -%}
    {%- set timings = layer_timings(results) if execute else {} -%}
    {%- if table and timings -%}
        {%- set missed = results
            | selectattr('node.name', 'equalto', 'int_as_of')
            | rejectattr('status', 'equalto', 'success') | list -%}
        {%- set as_of = '(select max(as_of) from ' ~ int_as_of ~ ')'
            if load_relation(int_as_of) and not missed
            else 'cast(null as timestamp)' -%}
        begin;
        {%- for layer, found in timings.items() %}
        insert into {{ table }} values (
            '{{ invocation_id }}', {{ as_of }}, '{{ flags.WHICH }}',
            '{{ layer }}', {{ found.nodes }}, {{ found.failed }},
            cast('{{ found.started_at }}' as timestamp),
            cast('{{ found.finished_at }}' as timestamp),
            {{ (found.finished_at - found.started_at).total_seconds() }},
            {{ found.seconds }}
        );
        {%- endfor %}
        commit;
    {%- endif -%}
{%- endmacro %}
