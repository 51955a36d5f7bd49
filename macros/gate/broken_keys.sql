{#- One test for 230: a node of dbt costs more than its query on a small shop. -#}
{% macro broken_keys() -%}
    {%- set sentences = [] -%}
    {%- set above = model.depends_on.nodes | list -%}
    {%- if execute and 'test.customer_segmentation.every_key_holds'
        in selected_resources -%}
        {#- The list grows while it is read, by what each node reads. -#}
        {%- for id in above if id in graph.nodes -%}
            {%- do above.extend(
                graph.nodes[id].depends_on.nodes | reject('in', above)
            ) -%}
        {%- endfor -%}
        {%- set asked = graph.setdefault('keys_asked', []) -%}
        {%- for test in graph.nodes.values()
            if test.get('test_metadata', {}).get('name') == 'is_key'
            and test.package_name == 'customer_segmentation'
            and test.unique_id not in selected_resources
            and test.attached_node in selected_resources
            and test.attached_node in above
            and (invocation_id, test.unique_id) not in asked -%}
            {%- do asked.append((invocation_id, test.unique_id)) -%}
            {%- set given = test.test_metadata.kwargs -%}
            {%- set found = run_query('select * from (' ~ test_is_key(
                graph.nodes[test.attached_node].relation_name,
                given.get('column_name'), given.get('columns'),
                given.get('may_be_null', [])
            ) ~ ') as broken limit 1') -%}
            {%- for row in found.rows -%}
                {%- set cells = [] -%}
                {%- for name in found.column_names -%}
                    {%- do cells.append(name ~ ' = ' ~ row[name]) -%}
                {%- endfor -%}
                {%- do sentences.append(
                    'It does not hold that ' ~ test.name | replace('_', ' ')
                    ~ ', as for ' ~ cells | join(', ') ~ '. '
                    ~ test.description | trim
                ) -%}
            {%- endfor -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(sentences) }}
{%- endmacro %}
