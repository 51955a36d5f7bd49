with

published_segment_sizes as (
    select * from {{ ref('published_segment_sizes') }}
),

published_segment_fits as (
    select * from {{ ref('published_segment_fits') }}
),

runs as (
    select
        as_of,
        max(model_id) as model_id
    from published_segment_sizes
    group by 1
),

models as (
    select
        model_id,
        as_of as fitted_as_of,
        {{ fit_value('parameters_hash', 'text') }} as parameters_hash,
        {{ fit_value('count_customers', 'bigint') }} as count_customers
    from published_segment_fits
    where section = 'model'
    group by 1, 2
),

published_segment_runs as (
    select
        runs.as_of,
        models.model_id,
        models.fitted_as_of,
        models.parameters_hash,
        models.count_customers
    from runs
    inner join models on runs.model_id = models.model_id
)

select * from published_segment_runs
