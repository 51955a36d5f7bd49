{% macro warn_no_outcomes() -%}
    {%- if execute and flags.WHICH in ('build', 'run', 'retry') -%}
        {%- set found = run_query('select count(*) from ' ~ this) -%}
        {%- if found.rows[0][0] == 0 -%}
            {%- do log(
                'segment_outcomes is empty: no accepted run from '
                ~ var('outcome_days') ~ ' to '
                ~ (var('outcome_days') | int
                    + var('outcome_days_tolerance') | int)
                ~ ' days before as_of, so it is not known yet what became '
                ~ 'of these segments.', info=true
            ) -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
