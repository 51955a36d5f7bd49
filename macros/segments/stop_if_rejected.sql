{#- Stop with a sentence when the gate rejected this run; otherwise nothing.

    Guards what is published also where no test runs, as in `dbt run`. -#}
{% macro stop_if_rejected() -%}
    {%- if execute and flags.WHICH in ('build', 'run', 'test', 'retry') -%}
        {%- set violations = run_query(
            'select segment_id, segment_name, reason from '
            ~ ref('segment_drift_violations') ~ ' order by segment_id'
        ) -%}
        {%- if violations.rows | length > 0 -%}
            {%- set lines = [] -%}
            {%- for row in violations.rows -%}
                {%- do lines.append(
                    row[0] ~ ' ' ~ row[1] ~ ': ' ~ row[2]
                ) -%}
            {%- endfor -%}
            {{ exceptions.raise_compiler_error(
                'This run is not published: segments changed more than is '
                ~ 'believable.\n  ' ~ lines | join('\n  ')
                ~ '\nTwo ways on: fix the data and run again, or accept the '
                ~ "change with --vars 'accept_drift: true'. "
                ~ 'The last accepted tables are untouched.'
            ) }}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
