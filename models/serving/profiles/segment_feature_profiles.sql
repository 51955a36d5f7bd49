with

segment_feature_sums as (
    select * from {{ ref('segment_feature_sums') }}
),

segment_sizes as (
    select * from {{ ref('segment_sizes') }}
),

population_sums as (
    select
        feature,
        sum(count_values) as count_values,
        sum(total) as total,
        sum(squares) as squares
    from segment_feature_sums
    group by 1
),

population as (
    select
        feature,
        {{ as_double('total') }}
        / nullif(count_values, 0) as population_mean,
        sqrt(
            greatest(
                {{ squares_about_mean('count_values', 'total', 'squares') }}, 0
            ) / nullif(count_values, 0)
        ) as population_stddev
    from population_sums
),

means as (
    select
        as_of,
        segment_id,
        feature,
        count_values,
        {{ as_double('total') }} / nullif(count_values, 0) as mean,
        quartile_1,
        median,
        quartile_3
    from segment_feature_sums
),

segment_feature_profiles as (
    select
        means.segment_id,
        segment_sizes.segment_name,
        means.feature,
        means.as_of,
        means.count_values,
        means.mean,
        means.quartile_1,
        means.median,
        means.quartile_3,
        population.population_mean,
        population.population_stddev,
        (means.mean - population.population_mean)
        / nullif(population.population_stddev, 0) as difference_in_stddev
    from means
    inner join population on means.feature = population.feature
    inner join segment_sizes
        on
            means.as_of = segment_sizes.as_of
            and means.segment_id = segment_sizes.segment_id
)

select * from segment_feature_profiles
