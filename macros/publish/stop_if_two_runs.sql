{% macro stop_if_two_runs() -%}
    {%- if execute and flags.WHICH in ('build', 'run', 'retry') -%}
        {%- set queries = [] -%}
        {%- for node in graph.nodes.values()
            if node.unique_id in model.depends_on.nodes
            and 'as_of' in node.columns
            and not node.config.meta.get('of_several_runs') -%}
            {%- do queries.append(
                "select '" ~ node.name ~ "' as name, max(as_of) as as_of from "
                ~ node.relation_name
            ) -%}
        {%- endfor -%}
        {%- set found = run_query(
            'with newest as (' ~ queries | join(' union all ') ~ ') '
            ~ 'select newest.name, newest.as_of, verdict.as_of from newest '
            ~ 'inner join newest as verdict on verdict.name = '
            ~ "'run_verdict' and newest.as_of <> verdict.as_of order by 1"
        ) -%}
        {%- for row in found.rows -%}
            {{ exceptions.raise_fail_fast_error(
                'Nothing was published: the last run is as of ' ~ row[2]
                ~ ', but ' ~ row[0] ~ ' as of ' ~ row[1]
                ~ '; run dbt build without --select.'
            ) }}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
