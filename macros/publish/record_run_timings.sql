{% macro record_run_timings(results) -%}
    {%- set int_as_of = ref('int_as_of') -%}
    {%- set table = published_relation('segmentation_run_timings') -%}
    {%- set timings = {} -%}
    {%- for result in results or []
        if result.timing
        and result.node.resource_type not in ('exposure', 'operation') -%}
        {%- set kind = result.node.resource_type -%}
        {%- set layer = result.node.fqn[1] if kind == 'model'
            else 'tests' if kind in ('test', 'unit_test') else kind ~ 's' -%}
        {%- set started_at = result.timing[0].started_at -%}
        {%- set finished_at = result.timing[-1].completed_at or started_at -%}
        {%- for name in [layer, 'run'] -%}
            {%- set found = timings.setdefault(name, {
                'nodes': 0, 'failed': 0, 'seconds': 0.0,
                'started_at': started_at, 'finished_at': finished_at,
            }) -%}
            {%- do found.update({
                'nodes': found.nodes + 1,
                'failed': found.failed + (
                    1 if result.status in ('error', 'fail') else 0
                ),
                'seconds': found.seconds + result.execution_time,
                'started_at': [found.started_at, started_at] | min,
                'finished_at': [found.finished_at, finished_at] | max,
            }) -%}
        {%- endfor -%}
    {%- endfor -%}
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
