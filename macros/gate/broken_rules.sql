{#-
    One test for 290: a node of dbt costs more than its query on a small shop. The
    rules of small tables are one query; those of large ones are a query each, so that
    they do not share the memory.
-#}
{% macro broken_rules() -%}
    {%- set sentences, queries = [], {} -%}
    {%- if execute and 'test.customer_segmentation.every_rule_holds'
        in selected_resources -%}
        {%- set above = nodes_above(model.depends_on.nodes) -%}
        {%- set asked = graph.setdefault('rules_asked', []) -%}
        {%- for test in graph.nodes.values()
            if test.get('test_metadata', {}).get('name') in [
                'accepted_values', 'is_key', 'keeps_one_of_each', 'no_nulls',
                'not_null'
            ]
            and test.package_name == 'customer_segmentation'
            and test.unique_id not in selected_resources
            and test.attached_node in selected_resources
            and test.attached_node in above
            and (invocation_id, test.unique_id) not in asked -%}
            {%- do asked.append((invocation_id, test.unique_id)) -%}
            {%- set tested = graph.nodes[test.attached_node] -%}
            {%- set given = dict(test.test_metadata.kwargs) -%}
            {%- do given.update(
                model='(select * from ' ~ tested.relation_name ~ ' where '
                    ~ (test.config.where or 'true') ~ ') as tested'
            ) -%}
            {%- set is_small = tested.resource_type == 'seed'
                or tested.fqn[1] in ['boards', 'gate', 'metrics'] -%}
            {%- do queries.setdefault(
                'small' if is_small else test.unique_id, []
            ).append((
                test.unique_id,
                '(' ~ context['test_' ~ test.test_metadata.name](**given)
                    ~ ') as broken'
            )) -%}
        {%- endfor -%}
    {%- endif -%}
    {%- for rules in queries.values() -%}
        {%- set broken = [] -%}
        {%- if rules | length > 1 -%}
            {%- set either = [] -%}
            {%- for id, rows in rules -%}
                {%- do either.append(
                    'select ' ~ text_literal(id) ~ ' as id where exists (select 1 from '
                    ~ rows ~ ')'
                ) -%}
            {%- endfor -%}
            {%- do broken.extend(
                run_query(either | join(' union all ')).columns[0].values()
            ) -%}
        {%- endif -%}
        {%- for id, rows in rules if rules | length == 1 or id in broken -%}
            {%- set found = run_query('select * from ' ~ rows ~ ' limit 1') -%}
            {%- for row in found.rows -%}
                {%- set cells = [] -%}
                {%- for name in found.column_names -%}
                    {%- do cells.append(name ~ ' = ' ~ row[name]) -%}
                {%- endfor -%}
                {%- do sentences.append(
                    'It does not hold that '
                    ~ graph.nodes[id].name | replace('_', ' ') ~ ', as for '
                    ~ cells | join(', ') ~ '. '
                    ~ graph.nodes[id].description | trim
                ) -%}
            {%- endfor -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(sentences) }}
{%- endmacro %}
