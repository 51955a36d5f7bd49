{#- It reads run_violations and not run_verdict: the ledger of runs stands beside the
    gate and has to be written when it is shut. -#}
{% macro stop_if_rejected() -%}
    {%- if execute and flags.WHICH in ('build', 'run', 'test', 'retry') -%}
        {%- set violations = run_query(
            'select area, reason, what_to_do, check_name from '
            ~ ref('run_violations') ~ ' order by place'
        ).rows -%}
        {%- if violations | length > 0 -%}
            {%- set lines = [] -%}
            {%- for area, heading in {
                'source': 'Probable cause, in the sources:',
                'feature': 'Features:',
                'segment': 'Segments:',
            }.items() -%}
                {%- set found =
                    violations | selectattr(0, 'equalto', area) | list -%}
                {%- do lines.extend([heading] if found else []) -%}
                {%- for row in found[:5] -%}
                    {%- do lines.append('  ' ~ row[1]) -%}
                {%- endfor -%}
                {%- if found | length > 5 -%}
                    {%- do lines.append(
                        '  and ' ~ (found | length - 5)
                        ~ ' more in the table run_violations'
                    ) -%}
                {%- endif -%}
            {%- endfor -%}
            {%- set can_be_accepted = violations
                | selectattr(3, 'equalto', 'data_test') | list | length == 0 -%}
            {{ exceptions.raise_fail_fast_error(
                'This run is not published: ' ~ violations[0][1] ~ '.\n'
                ~ lines | join('\n')
                ~ '\nWhat to do: ' ~ violations[0][2] ~ (
                    " To accept it as it is: --vars '{accept_drift: true, "
                    ~ "accepted_by: you, accepted_because: why}'."
                    if can_be_accepted else ''
                ) ~ ' The last accepted tables are untouched.'
            ) }}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
