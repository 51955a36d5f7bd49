with

run_findings as (
    select * from {{ ref('run_findings') }}
),

sentences as (
    select
        place,
        area || ' ' || subject || ': ' || reason || '; ' as sentence
    from run_findings
),

run_reasons as (
    select
        cast(count(*) as bigint) as count_findings,
        rtrim(
            ''
            {%- for place in range(1, 11) %}
                || coalesce(
                    max(sentence) filter (where place = {{ place }}), ''
                )
            {%- endfor %},
            '; '
        ) as sentences
    from sentences
)

select * from run_reasons
