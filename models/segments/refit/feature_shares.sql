with

published_feature_bins as (
    select * from {{ ref('published_feature_bins') }}
),

feature_counts as (
    select * from {{ ref('feature_counts') }}
),

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

published_feature_distributions as (
    {{ published_rows('feature_distributions', {
        'as_of': 'timestamp',
        'model_id': 'text',
        'feature': 'text',
        'bin_number': 'int',
        'customer_share': type_double(),
    }) | indent(4) }}
),

shares_before as (
    select published_feature_distributions.*
    from published_feature_distributions
    inner join last_accepted_run
        on
            published_feature_distributions.as_of
            = last_accepted_run.previous_as_of
),

totals as (
    select
        feature,
        sum(count_customers) as count_customers
    from feature_counts
    group by 1
),

feature_shares as (
    select
        bins.model_id,
        bins.feature,
        bins.bin_number,
        bins.upper_edge,
        bins.customer_share as share_in_training,
        shares_before.customer_share as share_before,
        {{ as_double('coalesce(feature_counts.count_customers, 0)') }}
        / {{ as_double('totals.count_customers') }} as share_now,
        cast(totals.count_customers as bigint) as count_customers
    from published_feature_bins as bins
    inner join totals on bins.feature = totals.feature
    left join feature_counts
        on
            bins.feature = feature_counts.feature
            and bins.bin_number = feature_counts.bin_number
    left join shares_before
        on
            bins.model_id = shares_before.model_id
            and bins.feature = shares_before.feature
            and bins.bin_number = shares_before.bin_number
)

select * from feature_shares
