-- The package has a model of this name, which is off here.
select customer_id from {{ source('app', 'customers') }}
