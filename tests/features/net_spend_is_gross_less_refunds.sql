-- If net is not gross less refunds, finance and marketing report two different
-- values for one customer and neither can be explained.
with

customer_features as (
    select * from {{ ref('customer_features') }}
),

net_spend_is_gross_less_refunds as (
    select
        customer_id,
        gross_spend,
        refunds,
        net_spend
    from customer_features
    where net_spend is distinct from gross_spend - refunds
)

select * from net_spend_is_gross_less_refunds
