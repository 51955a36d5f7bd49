select * from {{ ref('exchange_rates') }}
