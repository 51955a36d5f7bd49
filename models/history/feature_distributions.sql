-- The rows of a rejected run never get here: customer_segments stops first.
-- depends_on: {{ ref('customer_segments') }}
with

segment_fit_request as (
    select * from {{ ref('segment_fit_request') }}
),

feature_shares as (
    select * from {{ ref('feature_shares') }}
),

segment_feature_bins as (
    select * from {{ ref('segment_feature_bins') }}
),

-- The bins of a new model are those of today's customers.
feature_distributions as (
    select
        segment_fit_request.as_of,
        bins.model_id,
        bins.feature,
        bins.bin_number,
        bins.upper_edge,
        coalesce(feature_shares.share_now, bins.customer_share)
            as customer_share
    from segment_feature_bins as bins
    inner join segment_fit_request
        on bins.model_id = segment_fit_request.model_id
    left join feature_shares
        on
            bins.model_id = feature_shares.model_id
            and bins.feature = feature_shares.feature
            and bins.bin_number = feature_shares.bin_number
)

select * from feature_distributions
