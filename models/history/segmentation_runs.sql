-- depends_on: {{ ref('int_as_of') }}
with

run_verdict as (
    select * from {{ ref('run_verdict') }}
),

run_findings as (
    select * from {{ ref('run_findings') }}
),

run_inputs as (
    select * from {{ ref('run_inputs') }}
),

segment_fit_request as (
    select * from {{ ref('segment_fit_request') }}
),

segment_models as (
    select * from {{ ref('segment_models') }}
),

published_segment_sizes as (
    select * from {{ ref('published_segment_sizes') }}
),

sentences as (
    select
        place,
        reason || '; ' as sentence,
        case when place = 1 then what_to_do end as what_to_do
    from run_findings
),

findings_in_words as (
    select
        cast(count(*) as bigint) as count_findings,
        max(what_to_do) as what_to_do,
        trim(
            trailing '; ' from ''
            {%- for place in range(1, 11) %}
                || coalesce(
                    max(sentence) filter (where place = {{ place }}), ''
                )
            {%- endfor %}
        ) as first_ten
    from sentences
),

publications as (
    select
        run_verdict.as_of,
        count(published_segment_sizes.as_of) > 0 as is_published
    from run_verdict
    left join published_segment_sizes
        on run_verdict.as_of = published_segment_sizes.as_of
    group by 1
),

segmentation_runs as (
    select
        run_verdict.as_of,
        run_verdict.verdict,
        run_verdict.reason,
        coalesce(
            nullif(findings_in_words.first_ten, ''), run_verdict.reason
        ) as reasons,
        findings_in_words.what_to_do,
        findings_in_words.count_findings,
        run_verdict.is_accepted_by_hand,
        run_verdict.accepted_by,
        run_verdict.accepted_because,
        run_verdict.verdict <> 'rejected'
        or publications.is_published as is_published,
        segment_fit_request.model_id,
        segment_models.fit_reason,
        segment_fit_request.parameters_hash,
        run_inputs.input_fingerprint,
        {% for source in source_tables() | map('last') | list
            + ['exchange_rates'] -%}
            run_inputs.count_{{ source }},
        {% endfor -%}
        run_inputs.amount_of_order_lines,
        run_inputs.refunds_of_returns,
        run_inputs.newest_customers_at,
        run_inputs.newest_orders_at,
        run_inputs.newest_returns_at,
        run_inputs.newest_events_at,
        run_inputs.newest_tickets_at,
        {{ text_literal(var('project_version')) }} as project_version,
        '{{ dbt_version }}' as dbt_version,
        '{{ adapter.type() }}' as adapter_type,
        version() as engine_version,
        '{{ invocation_id }}' as invocation_id
    from run_verdict
    cross join findings_in_words
    cross join publications
    cross join segment_fit_request
    cross join run_inputs
    -- Also a re-run, which keeps the model, tells why it was fitted.
    left join segment_models
        on
            segment_fit_request.model_id = segment_models.model_id
            and run_verdict.as_of = segment_models.as_of
)

select * from segmentation_runs
