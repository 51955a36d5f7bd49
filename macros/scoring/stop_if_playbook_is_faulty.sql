{% macro stop_if_playbook_is_faulty() -%}
    {%- if execute and flags.WHICH in ('build', 'test', 'retry') -%}
        {%- set sentences = run_query(
            'select sentence from ' ~ ref('segment_playbook_faults')
            ~ ' order by sentence'
        ).columns[0].values() -%}
        {%- if sentences | length > 0 -%}
            {{ exceptions.raise_compiler_error(
                'The playbook cannot be followed, so nothing is published.'
                ~ '\n  ' ~ sentences | join('\n  ')
            ) }}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
