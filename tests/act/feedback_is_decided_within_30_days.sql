-- Who says what is wrong with a segment and hears nothing says nothing the next
-- time.
{{ config(enabled=var('act_and_learn'), severity='warn') }}

with

segment_feedback as (
    select * from {{ ref('segment_feedback') }}
),

int_as_of as (
    select * from {{ ref('int_as_of') }}
)

select
    'Feedback ' || segment_feedback.feedback_id || ' of '
    || coalesce(segment_feedback.who, 'somebody')
    || ' is undecided for more than 30 days.' as sentence
from segment_feedback
inner join int_as_of
    on
        cast(segment_feedback.given_on as timestamp)
        < int_as_of.as_of - interval '30' day
where segment_feedback.decision is null or segment_feedback.decided_on is null
