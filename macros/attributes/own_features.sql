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
        {%- if execute and not all -%}
            {{ exceptions.raise_fail_fast_error(
                'The model ' ~ name ~ ', which feature_models names, is not in the '
                ~ 'warehouse; build it first: dbt run --select ' ~ name ~ '.'
            ) }}
        {%- endif -%}
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
            {%- set is_text = modules.re.match(
                '(varchar|text|char|bpchar|enum|uuid)', type
            ) is not none -%}
            {%- set is_flag = type in ('boolean', 'bool') -%}
            {%- set is_whole = modules.re.match(
                'u?(tiny|small|big|huge)?int(eger)?[248]?$', type
            ) is not none -%}
            {%- set is_number = is_whole or modules.re.match(
                '(decimal|numeric|double|real|float)', type
            ) is not none -%}
            {%- set transform = var('clustering_features').get(column.name) -%}
            {%- if is_text and transform and transform != 'one_hot' -%}
                {{ exceptions.raise_fail_fast_error(
                    'clustering_features names ' ~ column.name ~ ' with ' ~ transform
                    ~ ', and that column of the model ' ~ name ~ ' is of texts: write '
                    ~ column.name ~ ': one_hot, or make it a number or a boolean.'
                ) }}
            {%- endif -%}
            {%- if is_text or is_flag or is_number -%}
                {%- do taken.update({column.name: name}) -%}
                {%- set raw = name ~ '.' ~ column.name -%}
                {#- Not a number, infinite or absurd is missing: sums have to hold it. -#}
                {%- set value = 'case when abs(' ~ as_double(raw) ~ ') < 1e13 then '
                    ~ as_double(raw) ~ ' end' -%}
                {#- 12.0 and 12 are one value, on each engine. -#}
                {%- set text = as_text(raw)
                    if not is_number or is_whole else "trim(trailing '.' from trim("
                    ~ "trailing '0' from " ~ as_text('cast(' ~ value
                    ~ ' as numeric(28, 6))') ~ '))' -%}
                {%- do columns.append({
                    'name': column.name,
                    'is_text': is_text,
                    'text': text,
                    'value': text if is_text
                        else 'cast(' ~ raw ~ ' as int)' if is_flag
                        else value,
                }) -%}
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
