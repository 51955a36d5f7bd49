-- Without exactly one winner of its own algorithm it is unknown why a model
-- has as many segments as it has.
with

segment_candidates as (
    select * from {{ ref('segment_candidates') }}
),

segment_models as (
    select * from {{ ref('segment_models') }}
),

winners as (
    select
        model_id,
        algorithm
    from segment_candidates
    where is_winner and can_be_champion
)

select
    segment_models.model_id,
    count(winners.model_id) as count_winners
from segment_models
left join winners
    on
        segment_models.model_id = winners.model_id
        and segment_models.algorithm = winners.algorithm
group by 1
having count(winners.model_id) <> 1
