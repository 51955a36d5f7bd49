{{ config(severity='warn') }}

-- No number of segments was stable and kept the bounds of size, so that the
-- current model is the one with the fewest faults: look at segment_candidates
-- before you build a campaign on it.
with

segment_models as (
    select * from {{ ref('segment_models') }}
),

segment_fit_request as (
    select * from {{ ref('segment_fit_request') }}
)

select
    segment_models.model_id,
    segment_models.k,
    segment_models.choice_reason
from segment_models
inner join segment_fit_request
    on segment_models.model_id = segment_fit_request.model_id
where segment_models.is_fallback
