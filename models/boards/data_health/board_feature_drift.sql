with

feature_drift_history as (
    select * from {{ ref('feature_drift_history') }}
),

board_feature_drift as (
    select
        as_of,
        cast(dense_rank() over (order by as_of desc) as int) as run_number,
        feature,
        {{ feature_title('feature') | indent(8) }} as feature_name,
        compared_with,
        population_stability_index,
        population_stability_bound,
        population_stability_index / population_stability_bound
            as share_of_bound,
        cast(row_number() over (
            partition by as_of, compared_with
            order by
                population_stability_index / population_stability_bound
                desc nulls last,
                feature asc
        ) as int) as place,
        case
            when population_stability_index > population_stability_bound
                then 'beyond its bound'
            when verdict <> 'accepted' then 'watched'
            else 'steady'
        end as state
    from feature_drift_history
)

select * from board_feature_drift
