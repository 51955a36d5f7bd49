with

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

run_findings as (
    select * from {{ ref('run_findings') }}
),

stg_shop__customers as (
    select * from {{ ref('stg_shop__customers') }}
),

-- No person has an address of this domain.
shop as (
    select coalesce(bool_and(email like '%@example.com'), false) as is_demo
    from stg_shop__customers
),

findings_counted as (
    select
        count(*) filter (where stops_the_run) as count_violations,
        count(*) filter (where stops_the_run) = 0
        and count(*) filter (where verdict = 'rejected') > 0
            as is_accepted_by_hand,
        count(*) as count_findings,
        max(case when place = 1 then reason end) as first_finding
    from run_findings
),

run_verdict as (
    select
        last_accepted_run.as_of,
        case
            when findings_counted.count_violations > 0 then 'rejected'
            when findings_counted.is_accepted_by_hand then 'accepted'
            when findings_counted.count_findings > 0 then 'warned'
            else 'accepted'
        end as verdict,
        case
            when findings_counted.count_findings > 0
                then
                    findings_counted.first_finding
                    || case
                        when findings_counted.count_findings > 1
                            then
                                ' (and ' || {{ as_text(
                                    'findings_counted.count_findings - 1'
                                ) }} || ' more)'
                        else ''
                    end
            when last_accepted_run.previous_as_of is null
                then 'first run, nothing to compare with'
            else 'every check passed'
        end as reason,
        findings_counted.is_accepted_by_hand,
        case
            when findings_counted.is_accepted_by_hand
                then nullif({{ text_literal(var('accepted_by')) }}, '')
        end as accepted_by,
        case
            when findings_counted.is_accepted_by_hand
                then nullif({{ text_literal(var('accepted_because')) }}, '')
        end as accepted_because,
        shop.is_demo
    from findings_counted
    cross join last_accepted_run
    cross join shop
)

select * from run_verdict
