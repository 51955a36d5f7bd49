-- depends_on: {{ ref('int_as_of') }}
with

run_verdict as (
    select * from {{ ref('run_verdict') }}
),

run_reasons as (
    select * from {{ ref('run_reasons') }}
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
            nullif(run_reasons.sentences, ''), run_verdict.reason
        ) as reasons,
        run_reasons.count_findings,
        run_verdict.is_accepted_by_hand,
        run_verdict.accepted_by,
        run_verdict.accepted_because,
        run_verdict.verdict <> 'rejected'
        or publications.is_published as is_published,
        segment_fit_request.model_id,
        segment_models.fit_reason,
        segment_fit_request.parameters_hash,
        run_inputs.input_fingerprint,
        run_inputs.count_customers,
        run_inputs.count_orders,
        run_inputs.count_order_lines,
        run_inputs.count_returns,
        run_inputs.count_events,
        run_inputs.count_tickets,
        run_inputs.count_exchange_rates,
        run_inputs.amount_of_order_lines,
        run_inputs.refunds_of_returns,
        run_inputs.newest_customers_at,
        run_inputs.newest_orders_at,
        run_inputs.newest_returns_at,
        run_inputs.newest_events_at,
        run_inputs.newest_tickets_at,
        '{{ var("project_version") }}' as project_version,
        '{{ dbt_version }}' as dbt_version,
        '{{ adapter.type() }}' as adapter_type,
        version() as engine_version,
        '{{ invocation_id }}' as invocation_id
    from run_verdict
    cross join run_reasons
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
