-- If `as_of` is no midnight, days and dates drift apart: a customer is active
-- on 31 dates of 30 days, and two runs of one day are two business dates.
with

as_of as (
    select * from {{ ref('int_as_of') }}
),

as_of_is_a_utc_midnight as (
    select as_of
    from as_of
    where as_of <> date_trunc('day', as_of)
)

select * from as_of_is_a_utc_midnight
