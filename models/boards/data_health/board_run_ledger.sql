with

segmentation_runs as (
    select * from {{ ref('segmentation_runs') }}
),

board_run_ledger as (
    select
        as_of,
        {{ verdict_title() | indent(8) }} as verdict,
        replace(reason, '_', ' ')
        || case
            when is_accepted_by_hand
                then
                    '; accepted by ' || coalesce(accepted_by, 'somebody')
                    || coalesce(' because: ' || accepted_because, '')
            else ''
        end
        || case fit_reason
            when 'first_run' then '; model fitted: first run'
            when 'forced' then '; model fitted: asked for'
            when 'changed_parameters' then '; model fitted: settings changed'
            when 'too_old' then '; model fitted: too old'
            when 'customers_grew' then '; model fitted: customers grew'
            when 'features_drifted' then '; model fitted: features drifted'
            else ''
        end as reason,
        cast(count_findings as int) as count_findings,
        case when is_published then 'yes' else 'no' end as published,
        count_customers,
        count_orders
    from segmentation_runs
)

select * from board_run_ledger
