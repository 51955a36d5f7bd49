{#- It reads run_violations and not run_verdict: the ledger of runs stands beside the
    gate and has to be written when it is shut. -#}
{% macro stop_if_rejected() -%}
    {%- if execute and flags.WHICH in ('build', 'run', 'test', 'retry') -%}
        {%- set violations = run_query(
            'select area, subject, reason from '
            ~ ref('run_violations') ~ ' order by place'
        ).rows -%}
        {%- if violations | length > 0 -%}
            {%- set lines = [] -%}
            {%- for area in ['segment', 'source', 'feature'] -%}
                {%- set found =
                    violations | selectattr(0, 'equalto', area) | list -%}
                {%- for row in found[:5] -%}
                    {%- do lines.append(
                        '  ' ~ row[0] ~ ' ' ~ row[1] ~ ': ' ~ row[2]
                    ) -%}
                {%- endfor -%}
                {%- if found | length > 5 -%}
                    {%- do lines.append(
                        '  and ' ~ (found | length - 5) ~ ' more of a ' ~ area
                        ~ ' in the table run_violations'
                    ) -%}
                {%- endif -%}
            {%- endfor -%}
            {%- set sources = [] -%}
            {%- for row in run_query(
                'select source_table, accepted_before, '
                ~ 'coalesce(accepted_now, 0), newest_at_before, newest_at_now '
                ~ 'from ' ~ ref('source_rows')
                ~ ' where coalesce(accepted_before, accepted_now) is not null '
                ~ 'order by abs(coalesce(accepted_now, 0) - accepted_before) '
                ~ '* 1.0 / greatest(accepted_before, 1) desc nulls last, '
                ~ 'source_table'
            ).rows -%}
                {%- do sources.append(
                    '  ' ~ row[0] ~ ': '
                    ~ (row[1] ~ ' -> ' if row[1] is not none else '')
                    ~ row[2] ~ ' rows' ~ (', newest ' if row[4] else '')
                    ~ (row[3] ~ ' -> ' if row[3] and row[4] else '')
                    ~ (row[4] or '')
                ) -%}
            {%- endfor -%}
            {{ exceptions.raise_fail_fast_error(
                'This run is not published: it is not believable.\n'
                ~ lines | join('\n')
                ~ '\nProbable cause, what the sources delivered:\n'
                ~ sources | join('\n')
                ~ '\nTwo ways on: fix the data and run again, or accept it '
                ~ "with --vars '{accept_drift: true, accepted_by: you, "
                ~ "accepted_because: why}'. The last accepted tables are "
                ~ 'untouched.'
            ) }}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
