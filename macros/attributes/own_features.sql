{% macro own_features() -%}
    {%- set own = 'customer_segmentation' -%}
    {%- set found = [] -%}
    {%- set taken = {'customer_id': 'customer_features'} -%}
    {%- for node in (graph.nodes.values() if execute else [])
        if node.package_name == own and node.name == 'customer_features' -%}
        {%- for name in node.columns -%}
            {%- do taken.update({name: 'customer_features'}) -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- set names = ['customer_attributes'] if var('customer_attributes') else [] -%}
    {%- for name in names + var('feature_models') -%}
        {%- set relation = ref(project_name, name)
            if name != 'customer_attributes' and project_name != own else ref(name) -%}
        {%- set columns = [] -%}
        {%- set all = adapter.get_columns_in_relation(relation) if execute else [] -%}
        {%- if execute and 'customer_id' not in all | map(attribute='name') -%}
            {{ exceptions.raise_fail_fast_error(
                'The model ' ~ name ~ ', which feature_models names, has no column '
                ~ 'customer_id: it must have one row per customer_id.'
            ) }}
        {%- endif -%}
        {%- for column in all if column.name != 'customer_id' -%}
            {%- set type = column.data_type | lower -%}
            {%- if column.name in taken
                or not modules.re.match('[a-z][a-z0-9_]{0,23}$', column.name) -%}
                {{ exceptions.raise_fail_fast_error(
                    'The column ' ~ column.name ~ ' of the model ' ~ name
                    ~ ' cannot join customer_features: ' ~ (
                        'a column of ' ~ taken[column.name] ~ ' has that name'
                        if column.name in taken else 'its name must be of small '
                        ~ 'letters, digits and underscores, at most 24 of them'
                    ) ~ '; give it another name.'
                ) }}
            {%- endif -%}
            {%- set is_text = column.is_string() or type in ('varchar', 'text') -%}
            {%- set is_flag = type in ('boolean', 'bool') -%}
            {%- if is_text or is_flag or column.is_number()
                or type in ('hugeint', 'ubigint', 'uinteger', 'usmallint', 'utinyint')
            -%}
                {%- do taken.update({column.name: name}) -%}
                {%- do columns.append(
                    {'name': column.name, 'is_text': is_text, 'is_flag': is_flag}
                ) -%}
            {%- else -%}
                {{ exceptions.raise_fail_fast_error(
                    'The column ' ~ column.name ~ ' of the model ' ~ name
                    ~ ' is of type ' ~ type ~ '; accepted are numbers, booleans and '
                    ~ 'texts. Leave it out, or make it one of them.'
                ) }}
            {%- endif -%}
        {%- endfor -%}
        {%- set twice = run_query(
            'select customer_id, count(*) from ' ~ relation
            ~ ' group by 1 having count(*) > 1 order by 1 limit 1'
        ).rows if execute else [] -%}
        {%- for row in twice -%}
            {{ exceptions.raise_fail_fast_error(
                'The model ' ~ name ~ ' has ' ~ row[1] ~ ' rows of the customer '
                ~ row[0] ~ ': it must have one row per customer_id.'
            ) }}
        {%- endfor -%}
        {%- do found.append(
            {'name': name, 'relation': relation, 'columns': columns}
        ) -%}
    {%- endfor -%}
    {{ return(found) }}
{%- endmacro %}
