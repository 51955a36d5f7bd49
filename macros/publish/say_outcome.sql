{#- print() speaks with --quiet, too: a warning must not pass for an accepted run. -#}
{% macro say_outcome(results) -%}
    {%- set run_verdict = ref('run_verdict') -%}
    {%- set published = (results or [])
        | selectattr('node.package_name', 'equalto', 'customer_segmentation')
        | selectattr('node.name', 'equalto', 'publication')
        | selectattr('status', 'equalto', 'success') | list -%}
    {%- if execute and published -%}
        {%- for row in run_query(
            'select verdict, is_accepted_by_hand, reason, '
            ~ date_text('as_of') ~ ', accepted_by, accepted_because from '
            ~ run_verdict
        ).rows -%}
            {%- set of_day = 'The run as of ' ~ row[3] ~ ' is published' -%}
            {%- if row[0] == 'warned' -%}
                {%- do print('WARNED. ' ~ of_day ~ ', but look: ' ~ row[2]
                    ~ '. All findings: table run_findings, board Data health.') -%}
            {%- elif row[1] -%}
                {%- do print('ACCEPTED BY HAND, by ' ~ (row[4] or 'somebody')
                    ~ (' because: ' ~ row[5] if row[5] else '') ~ '. ' ~ of_day
                    ~ ' although: ' ~ row[2] ~ '.') -%}
            {%- else -%}
                {%- do log(of_day ~ ': ' ~ row[2] ~ '.', info=true) -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
