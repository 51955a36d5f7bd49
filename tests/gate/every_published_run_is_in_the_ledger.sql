-- Tables of a date whose run the ledger does not know, or calls rejected with
-- nothing standing: it is unknown what a report was made from.
with

segment_sizes as (
    select * from {{ ref('segment_sizes') }}
),

segmentation_runs as (
    select * from {{ ref('segmentation_runs') }}
),

oldest_run as (
    select min(as_of) as as_of from segmentation_runs
),

published_runs as (
    select distinct segment_sizes.as_of
    from segment_sizes
    inner join oldest_run on segment_sizes.as_of >= oldest_run.as_of
)

select
    published_runs.as_of,
    segmentation_runs.as_of as ledger_as_of,
    segmentation_runs.verdict,
    segmentation_runs.is_published
from published_runs
full outer join segmentation_runs
    on published_runs.as_of = segmentation_runs.as_of
where
    segmentation_runs.as_of is null
    or segmentation_runs.is_published <> (published_runs.as_of is not null)
