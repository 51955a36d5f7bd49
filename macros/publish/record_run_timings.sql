{#
    Statements for on-run-end that add how long each layer of this run took to
    segmentation_run_timings; nothing before that table exists.

    results: what dbt hands to on-run-end, also when the run failed.
-#}
{% macro record_run_timings(results) -%}
    {%- set int_as_of = ref('int_as_of') -%}
    {%- set table = published_relation('segmentation_run_timings') -%}
    {%- set timings = layer_timings(results) if execute else {} -%}
    {%- if table and timings -%}
        {%- set as_of = as_of_of_run(int_as_of, results) -%}
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


{#- Layer -> what its nodes took, and the layer `run` for all of them. -#}
{% macro layer_timings(results) -%}
    {%- set timings = {} -%}
    {%- for result in results
        if result.timing
        and result.node.resource_type not in ('exposure', 'operation') -%}
        {%- set started_at = result.timing[0].started_at -%}
        {%- set finished_at = result.timing[-1].completed_at or started_at -%}
        {%- for layer in [layer_of(result.node), 'run'] -%}
            {%- set found = timings.setdefault(layer, {
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
    {{ return(timings) }}
{%- endmacro %}


{#- The folder of a model; seeds, snapshots and tests are layers of their own. -#}
{% macro layer_of(node) -%}
    {%- if node.resource_type == 'model' -%}
        {{ return(node.fqn[1]) }}
    {%- elif node.resource_type in ('test', 'unit_test') -%}
        {{ return('tests') }}
    {%- endif -%}
    {{ return(node.resource_type ~ 's') }}
{%- endmacro %}


{#- The as_of of this run as a scalar query; null when it was not reached. -#}
{% macro as_of_of_run(int_as_of, results) -%}
    {%- set missed = results
        | selectattr('node.name', 'equalto', 'int_as_of')
        | rejectattr('status', 'equalto', 'success') | list -%}
    {%- set reached = load_relation(int_as_of) and not missed -%}
    {{ return('(select max(as_of) from ' ~ int_as_of ~ ')' if reached
        else 'cast(null as timestamp)') }}
{%- endmacro %}
