{#- Stop with a sentence when the gate rejected this run; otherwise nothing.

    Guards what is published also where no test runs, as in `dbt run`. It reads
    run_violations and not run_verdict: the ledger of runs stands beside the
    gate and has to be written when it is shut. -#}
{% macro stop_if_rejected() -%}
    {%- if execute and flags.WHICH in ('build', 'run', 'test', 'retry') -%}
        {%- set violations = run_query(
            'select area, subject, reason from '
            ~ ref('run_violations') ~ ' order by place'
        ).rows -%}
        {%- if violations | length > 0 -%}
            {{ exceptions.raise_compiler_error(
                'This run is not published: it is not believable.'
                ~ sentences_of(violations)
                ~ '\nProbable cause, what the sources delivered:'
                ~ sources_in_words()
                ~ '\nTwo ways on: fix the data and run again, or accept it '
                ~ "with --vars '{accept_drift: true, accepted_by: you, "
                ~ "accepted_because: why}'. The last accepted tables are "
                ~ 'untouched.'
            ) }}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}

{#- The first five violations of each area, a line each. -#}
{% macro sentences_of(violations) -%}
    {%- set lines = [] -%}
    {%- for area in ['segment', 'source', 'feature'] -%}
        {%- set found = violations | selectattr(0, 'equalto', area) | list -%}
        {%- for row in found[:5] -%}
            {%- do lines.append(
                '\n  ' ~ row[0] ~ ' ' ~ row[1] ~ ': ' ~ row[2]
            ) -%}
        {%- endfor -%}
        {%- if found | length > 5 -%}
            {%- do lines.append(
                '\n  and ' ~ (found | length - 5) ~ ' more of a ' ~ area
                ~ ' in the table run_violations'
            ) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(lines | join('')) }}
{%- endmacro %}

{#- Rows and newest instant of each source, before and now, a line each. -#}
{% macro sources_in_words() -%}
    {%- set lines = [] -%}
    {%- for row in run_query(
        'select source_table, rows_before, rows_now, newest_at_before, '
        ~ 'newest_at_now from ' ~ ref('source_totals')
        ~ ' order by abs(rows_now - rows_before) * 1.0 '
        ~ '/ greatest(rows_before, 1) desc nulls last, source_table'
    ).rows -%}
        {%- do lines.append(
            '\n  ' ~ row[0] ~ ': ' ~ row[1] ~ ' -> ' ~ row[2] ~ ' rows'
            ~ (', newest ' ~ row[3] ~ ' -> ' ~ row[4] if row[4] else '')
        ) -%}
    {%- endfor -%}
    {{ return(lines | join('')) }}
{%- endmacro %}
