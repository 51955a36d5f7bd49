{% macro stop_if_not_checked() -%}
    {%- if execute and flags.WHICH in ('build', 'run', 'retry') -%}
        {%- set found = run_query(
            'with candidates as (select segment_id, as_of, '
            ~ 'count(*) as count_now from ' ~ ref('candidate_segments')
            ~ ' group by 1, 2), checked as (select segment_id, as_of, count_now'
            ~ ' from ' ~ ref('segment_drift')
            ~ " where check_name in ('size', 'appeared')), moments as ("
            ~ 'select as_of from ' ~ ref('int_as_of') ~ ' union all '
            ~ 'select as_of from ' ~ ref('run_verdict') ~ ' union all '
            ~ 'select as_of from candidates) '
            ~ 'select min(as_of), max(as_of), (select count(*) from candidates '
            ~ 'full outer join checked on candidates.segment_id = '
            ~ 'checked.segment_id where candidates.count_now is distinct from '
            ~ 'checked.count_now) from moments'
        ).rows[0] -%}
        {%- if found[0] != found[1] or found[2] > 0 -%}
            {{ exceptions.raise_fail_fast_error(
                'Nothing is published: the gate has not checked these '
                ~ 'candidates (as_of ' ~ found[0] ~ ' to ' ~ found[1] ~ ', '
                ~ found[2] ~ ' segments differ). Only a part of the models '
                ~ 'was run; run all of them: dbt build.'
            ) }}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
