with

segmentation_runs as (
    select * from {{ ref('segmentation_runs') }}
),

board_run_ledger as (
    select
        as_of,
        {{ verdict_title() | indent(8) }} as verdict,
        case
            when count_findings = 0 then reason
            else replace(reasons, '_', ' ')
        end
        || case
            when is_accepted_by_hand
                then
                    '; accepted by ' || coalesce(accepted_by, 'somebody')
                    || coalesce(' because: ' || accepted_because, '')
            else ''
        end as reason,
        cast(count_findings as int) as count_findings,
        case when is_published then 'yes' else 'no' end as published,
        case fit_reason
            when 'first_run' then 'fitted: first run'
            when 'forced' then 'fitted: asked for'
            when 'changed_parameters' then 'fitted: settings changed'
            when 'too_old' then 'fitted: too old'
            when 'customers_grew' then 'fitted: customers grew'
            when 'features_drifted' then 'fitted: features drifted'
            else 'as before'
        end as model_note,
        count_customers,
        count_orders
    from segmentation_runs
)

select * from board_run_ledger
