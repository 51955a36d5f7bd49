{#
    How data tests end: as in dbt, but a failed one says what it found in the last
    lines of the build, with `--quiet`, too. An error is dbt's only way to choose
    that message; FailFast is the one kind that blames neither SQL nor database.
    That of a warning the plugin dbt_segmentation puts there.
#}
{% materialization test, default %}
    {%- set done = dbt.materialization_test_default() -%}
    {%- set result = load_result('main').table.rows[0] -%}
    {%- set fails = result[2] and config.get('severity') | lower == 'error' -%}
    {%- if fails or result[1] -%}
        {%- set found = run_query(get_limit_subquery_sql(sql, 10)) -%}
        {%- set lines = [] -%}
        {%- if 'sentence' in found.column_names -%}
            {%- do lines.extend(found.columns['sentence'].values()) -%}
        {%- else -%}
            {%- set seeds = graph.nodes.values()
                | selectattr('resource_type', 'equalto', 'seed')
                | selectattr('unique_id', 'in', model.depends_on.nodes)
                | map(attribute='original_file_path') | join(', ') -%}
            {%- do lines.append(
                'It does not hold that ' ~ model.name | replace('_', ' ')
                ~ (' (' ~ seeds ~ ')' if seeds else '') ~ ' for'
            ) -%}
            {%- for row in found.rows -%}
                {%- set cells = [] -%}
                {%- for name in found.column_names -%}
                    {%- do cells.append(name ~ ' = ' ~ row[name]) -%}
                {%- endfor -%}
                {%- do lines.append('  ' ~ cells | join(', ')) -%}
            {%- endfor -%}
            {%- if model.description -%}
                {%- do lines.append(model.description | trim) -%}
            {%- endif -%}
        {%- endif -%}
        {%- if result[0] > found.rows | length -%}
            {%- do lines.append(
                'There are ' ~ (result[0] - found.rows | length) ~ ' more.'
            ) -%}
        {%- endif -%}
        {%- if fails -%}
            {%- do exceptions.raise_fail_fast_error(lines | join('\n')) -%}
        {%- else -%}
            {%- do exceptions.warn(lines | join('\n')) -%}
            {%- do store_raw_result(
                'main', lines | join('\n'), 'sentence',
                none, load_result('main').table
            ) -%}
        {%- endif -%}
    {%- endif -%}
    {{ return(done) }}
{% endmaterialization %}
