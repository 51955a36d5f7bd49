with

int_as_of as (
    select * from "postgres"."segmentation_intermediate"."int_as_of"
),

customer_features as (
    select * from "postgres"."segmentation"."customer_features"
),

published_segment_runs as (
    select * from "postgres"."segmentation_intermediate"."published_segment_runs"
),

customers_to_fit as (
    select count(*) as count_customers
    from customer_features
    where has_ordered
),

runs_by_recency as (
    select
        published_segment_runs.model_id,
        published_segment_runs.fitted_as_of,
        published_segment_runs.parameters_hash,
        published_segment_runs.count_customers,
        row_number() over (
            order by published_segment_runs.as_of desc nulls last
        ) as recency
    from published_segment_runs
    inner join int_as_of on published_segment_runs.as_of <= int_as_of.as_of
),

reasons_to_fit as (
    select
        int_as_of.as_of,
        customers_to_fit.count_customers,
        runs_by_recency.model_id,
        case
            when runs_by_recency.model_id is null then 'first_run'
            when false then 'forced'
            when
                runs_by_recency.parameters_hash
                <> 'b60d3c01'
                then 'changed_parameters'
            when
                
        ((int_as_of.as_of)::date - (runs_by_recency.fitted_as_of)::date)
     > 90
                then 'too_old'
            when
                customers_to_fit.count_customers
                > runs_by_recency.count_customers
                * (1 + 0.2)
                then 'customers_grew'
        end as fit_reason
    from int_as_of
    cross join customers_to_fit
    left join runs_by_recency on runs_by_recency.recency = 1
),

segment_fit_request as (
    select
        as_of,
        fit_reason is not null and count_customers > 0 as is_fit_needed,
        fit_reason,
        case
            when fit_reason is not null and count_customers > 0
                then
                    cast(cast(as_of as date) as text)
                    || '-b60d3c01'
            else model_id
        end as model_id,
        'b60d3c01' as parameters_hash,
        count_customers
    from reasons_to_fit
)

select * from segment_fit_request