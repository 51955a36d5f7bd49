{#- Failed tests of what the gate reads beside the sources. -#}
{%- set failed_tests = graph.get('failed_tests', [])
    | selectattr('invocation_id', 'equalto', invocation_id)
    | selectattr('gate', 'equalto', model.name) | list -%}

with

source_findings as (
    select * from {{ ref('source_findings') }}
),

segment_drift as (
    select * from {{ ref('segment_drift') }}
),

feature_drift as (
    select * from {{ ref('feature_drift') }}
),

gate_checks as (
    select * from {{ ref('gate_checks') }}
),

findings as (
    select
        'source' as area,
        source_table as subject,
        check_name,
        place,
        place_of_cause,
        weight,
        verdict,
        reason
    from source_findings
    union all
    select
        'segment' as area,
        segment_id || ' ' || segment_name as subject,
        check_name,
        case when segment_id = 'ALL' then 7 else 6 end as place,
        1 as place_of_cause,
        abs(deviation) as weight,
        verdict,
        case when segment_id = 'ALL' then '' else 'segment ' end
        || segment_name || ': ' || reason as reason
    from segment_drift
    union all
    select
        'feature' as area,
        feature as subject,
        compared_with as check_name,
        8 as place,
        1 as place_of_cause,
        population_stability_index as weight,
        verdict,
        {{ feature_title('feature') | indent(8) }} || ': ' || reason as reason
    from feature_drift
    {% if var('customer_value') -%}
        union all
        select
            'segment' as area,
            'ALL' as subject,
            'scoreboard' as check_name,
            9 as place,
            1 as place_of_cause,
            1 as weight,
            'warned' as verdict,
            reason
        from {{ ref('plain_rules_finding') }}
    {% endif -%}
    {% for test in failed_tests %}{% for sentence in test.sentences -%}
        union all
        select
            'feature' as area,
            '{{ test.name }}' as subject,
            'data_test' as check_name,
            3 as place,
            4 as place_of_cause,
            1 as weight,
            'rejected' as verdict,
            {{ text_literal(sentence) }} as reason
    {% endfor %}{% endfor -%}
),

-- What a reader should see first: rejections, then the sources, as the cause.
-- A broken rule, such as a key that is there twice, is not to be accepted.
run_findings as (
    select
        findings.area,
        findings.subject,
        findings.check_name,
        findings.verdict,
        findings.verdict = 'rejected'
        and (
            not {{ var('accept_drift') | lower }}
            or findings.check_name = 'data_test'
        ) as stops_the_run,
        findings.reason,
        coalesce(
            gate_checks.what_to_do,
            'Look at the sources first. What is true can be accepted by hand.'
        ) as what_to_do,
        row_number() over (
            order by
                case findings.verdict when 'rejected' then 1 else 2 end,
                findings.place,
                findings.place_of_cause,
                -findings.weight nulls last,
                md5(findings.subject || findings.check_name || findings.reason)
        ) as place
    from findings
    left join gate_checks on findings.check_name = gate_checks.check_name
    where findings.verdict <> 'accepted'
)

select * from run_findings
