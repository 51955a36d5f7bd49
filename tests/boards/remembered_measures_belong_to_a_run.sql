-- If this fails, the board of data health draws a point on a day without a run:
-- of a run that was removed, or that the ledger refused.
with

segmentation_runs as (
    select * from {{ ref('segmentation_runs') }}
),

feature_drift_history as (
    select * from {{ ref('feature_drift_history') }}
),

data_quality_history as (
    select * from {{ ref('data_quality_history') }}
),

remembered as (
    select as_of from feature_drift_history
    union distinct
    select as_of from data_quality_history
)

select remembered.as_of
from remembered
left join segmentation_runs on remembered.as_of = segmentation_runs.as_of
where segmentation_runs.as_of is null
