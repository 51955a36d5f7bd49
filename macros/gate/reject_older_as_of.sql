{% macro reject_older_as_of() -%}
    {%- set published = published_relation('segment_sizes') -%}
    {%- if published and var('backfill') | lower != 'true'
        and flags.WHICH in ('build', 'run', 'test', 'retry') -%}
        {%- set found = run_query(
            'select int_as_of.as_of, max(published.as_of) from '
            ~ ref('int_as_of') ~ ' as int_as_of cross join ' ~ published
            ~ ' as published group by int_as_of.as_of'
            ~ ' having max(published.as_of) > int_as_of.as_of'
        ) -%}
        {%- for row in found.rows -%}
            {{ exceptions.raise_fail_fast_error(
                'as_of is ' ~ row[0] ~ ', but ' ~ row[1] ~ ' is already '
                ~ 'published. To replace the history from this date on, run '
                ~ 'segmentation backfill --from ' ~ (row[0] | string)[:10]
                ~ ' --to ' ~ (row[1] | string)[:10] ~ '; for another data '
                ~ 'set, set SEGMENTATION_SCHEMA or use another database.'
            ) }}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
