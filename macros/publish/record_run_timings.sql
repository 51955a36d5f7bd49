{% macro record_run_timings(results) -%}
    {%- set int_as_of = ref('int_as_of') -%}
    {%- set run_verdict = ref('run_verdict') -%}
    {%- set run_findings = ref('run_findings') -%}
    {%- set table = published_relation('segmentation_run_timings') -%}
    {%- set timings = {} -%}
    {%- set failures = [] -%}
    {%- for result in results or []
        if result.timing and result.node.package_name == 'customer_segmentation'
        and result.node.resource_type not in ('exposure', 'operation') -%}
        {%- set kind = result.node.resource_type -%}
        {%- set layer = result.node.fqn[1] if kind == 'model'
            else 'tests' if kind in ('test', 'unit_test') else kind ~ 's' -%}
        {%- set started_at = result.timing[0].started_at -%}
        {%- set finished_at = result.timing[-1].completed_at or started_at -%}
        {%- if result.status in ('error', 'fail') -%}
            {%- do failures.append(result) -%}
        {%- endif -%}
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
        {%- set done = results | selectattr('status', 'equalto', 'success')
            | map(attribute='node.name') | list -%}
        {%- set missed = results
            | selectattr('node.package_name', 'equalto', 'customer_segmentation')
            | selectattr('node.name', 'equalto', 'int_as_of')
            | rejectattr('status', 'equalto', 'success') | list -%}
        {%- set as_of = '(select max(as_of) from ' ~ int_as_of ~ ')'
            if load_relation(int_as_of) and not missed
            else 'cast(null as timestamp)' -%}
        {#- What became of it: the gate's word, else what failed first. -#}
        {%- set outcome = [none, none, none] -%}
        {%- if 'run_verdict' in done and 'run_findings' in done -%}
            {%- set outcome = run_query(
                'select verdicts.verdict, verdicts.reason, findings.what_to_do'
                ~ ' from ' ~ run_verdict ~ ' as verdicts left join '
                ~ run_findings ~ ' as findings on findings.place = 1'
            ).rows[0] -%}
        {%- endif -%}
        {%- if failures and outcome[0] != 'rejected' -%}
            {%- set sentences = graph.get('failed_tests', [])
                | selectattr('invocation_id', 'equalto', invocation_id)
                | map(attribute='sentences') | map('first') | list -%}
            {#- Without what dbt wraps around it: which file, and called by whom. -#}
            {%- set lines = [] -%}
            {%- for line in (failures[0].message or '').split('\n') | map('trim')
                if line and not line.startswith(('> in ', '> called by '))
                and ' Error in ' not in line -%}
                {%- do lines.append(line) -%}
            {%- endfor -%}
            {%- set outcome = [
                'failed', (sentences + [lines | join(' ')]) | first, none
            ] -%}
        {%- endif -%}
        {%- set columns = run_query(
            'select * from ' ~ table ~ ' limit 0'
        ).column_names -%}
        begin;
        insert into {{ table }}
        {%- for layer, found in timings.items() %}
        select
            '{{ invocation_id }}', {{ as_of }}, '{{ flags.WHICH }}',
            '{{ layer }}', {{ found.nodes }}, {{ found.failed }},
            cast('{{ found.started_at }}' as timestamp),
            cast('{{ found.finished_at }}' as timestamp),
            {{ (found.finished_at - found.started_at).total_seconds() }},
            {{ found.seconds }}
            {%- for said in outcome if 'what_to_do' in columns -%}
                , {{ text_literal(said) if said and layer == 'run' else 'null' }}
            {%- endfor %}
        {{ 'union all' if not loop.last }}
        {%- endfor %};
        commit;
    {%- endif -%}
{%- endmacro %}
