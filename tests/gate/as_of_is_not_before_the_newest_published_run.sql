-- Publishing an earlier date removes all later history; a run that does it by
-- accident, or with another data set, stops here. See var `backfill`.
{{ reject_older_as_of() }}
with

int_as_of as (
    select * from {{ ref('int_as_of') }}
)

select as_of
from int_as_of
where as_of is null
