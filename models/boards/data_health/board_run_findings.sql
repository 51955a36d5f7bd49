with

int_as_of as (
    select * from {{ ref('int_as_of') }}
),

run_findings as (
    select * from {{ ref('run_findings') }}
),

board_run_findings as (
    select
        int_as_of.as_of,
        cast(run_findings.place as int) as place,
        {{ as_title('run_findings.verdict') }} as verdict,
        {{ as_title('run_findings.area') }} as area,
        case run_findings.area
            when 'feature'
                then {{ feature_title('run_findings.subject') | indent(16) }}
            when 'segment'
                then replace(run_findings.subject, 'ALL ', '')
            else {{ as_title('run_findings.subject') | indent(12) }}
        end as subject,
        run_findings.reason,
        run_findings.what_to_do
    from run_findings
    cross join int_as_of
)

select * from board_run_findings
