-- The shop's own customers: a name that the package has, too.
select
    customer_id as id,
    email,
    signed_up_at as joined_at,
    time_zone,
    acquisition_cost,
    deleted_at
from {{ source('app', 'customers') }}
