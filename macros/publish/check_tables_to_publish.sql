{#- The lists of the two models cannot be derived from the meta: dbt fixes the edges
    of its graph while it reads the models, before it knows their meta. -#}
{% macro check_tables_to_publish(meta) -%}
    {%- if execute -%}
        {%- set own = graph.nodes.values()
            | selectattr('package_name', 'equalto', 'customer_segmentation') | list -%}
        {%- set published = own
            | selectattr('name', 'equalto', 'publication')
            | map(attribute='depends_on.nodes') | first -%}
        {%- for node in own -%}
            {%- set is_listed = node.unique_id in model.depends_on.nodes -%}
            {%- set is_read = node.access == 'public'
                or node.resource_type == 'snapshot' -%}
            {%- if is_read and node.config.meta.get(meta) and not is_listed -%}
                {{ exceptions.raise_compiler_error(
                    node.name ~ ' is a table that people read (meta ' ~ meta
                    ~ '), but it is not in the list in '
                    ~ model.original_file_path ~ ': add it, or set the meta '
                    ~ 'to false in its YAML.'
                ) }}
            {%- elif is_listed and node.unique_id not in published -%}
                {{ exceptions.raise_compiler_error(
                    node.name ~ ' is published when a run is rejected, but it '
                    ~ 'is not in the list in models/publication/publication.py.'
                ) }}
            {%- endif -%}
        {%- endfor -%}
    {%- endif -%}
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
