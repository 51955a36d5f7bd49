with

feature_shares as (
    select * from {{ ref('feature_shares') }}
),

shares_compared as (
    select
        feature,
        bin_number,
        'training' as compared_with,
        share_in_training as share_before,
        share_now,
        count_customers
    from feature_shares
    union all
    select
        feature,
        bin_number,
        'last_run' as compared_with,
        share_before,
        share_now,
        count_customers
    from feature_shares
    where share_before is not null
),

-- An empty bin counts as one customer in ten thousand: it has no logarithm.
shares_by_bin as (
    select
        feature,
        compared_with,
        count_customers,
        greatest(share_now, 0.0001) as share_now,
        greatest(share_before, 0.0001) as share_before,
        abs(sum(share_now - share_before) over (
            partition by feature, compared_with order by bin_number
        )) as distance_at_edge
    from shares_compared
),

feature_distances as (
    select
        feature,
        compared_with,
        max(count_customers) as count_customers,
        sum((share_now - share_before) * ln(share_now / share_before))
            as population_stability_index,
        max(distance_at_edge) as kolmogorov_smirnov_distance
    from shares_by_bin
    group by 1, 2
)

select * from feature_distances
