{%- set features = clustering_features() | sort -%}

with

customer_features as (
    select * from {{ ref('customer_features') }}
),

published_feature_bins as (
    select * from {{ ref('published_feature_bins') }}
),

published_feature_distributions as (
    {{ published_rows('feature_distributions', {
        'as_of': 'timestamp',
        'model_id': 'text',
        'feature': 'text',
        'bin_number': 'int',
        'customer_share': 'double precision',
    }) | indent(4) }}
),

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

-- The edges as columns of one row, null for bins that a feature has not: each
-- customer is read once. A missing value is that of the fit.
edges as (
    select
        {% for feature in features -%}
            max(fill_value) filter (where feature = '{{ feature }}')
                as fill_{{ feature }},
            {% for bin in range(1, 10) -%}
                max(upper_edge) filter (
                    where feature = '{{ feature }}' and bin_number = {{ bin }}
                ) as edge_{{ bin }}_{{ feature }},
            {% endfor -%}
        {% endfor -%}
        count(*) as count_bins
    from published_feature_bins
),

-- The first bin whose edge is not below the value.
customers_in_bins as (
    select
        {% for feature in features -%}
            1
            {%- for bin in range(1, 10) %}
                + case
                    when
                        coalesce(
                            {{ as_double('customer_features.' ~ feature) }},
                            edges.fill_{{ feature }}
                        ) > edges.edge_{{ bin }}_{{ feature }} then 1
                    else 0
                end
            {%- endfor %} as {{ feature }},
        {% endfor -%}
        edges.count_bins
    from customer_features
    inner join edges on edges.count_bins > 0
    where customer_features.has_ordered
),

customers_per_bin as (
    {% for feature in features -%}
        select
            '{{ feature }}' as feature,
            {{ feature }} as bin_number,
            count(*) as count_customers
        from customers_in_bins
        group by 1, 2
        {{ 'union all' if not loop.last }}
    {% endfor %}
),

customers_per_feature as (
    select
        feature,
        sum(count_customers) as count_customers
    from customers_per_bin
    group by 1
),

shares_before as (
    select published_feature_distributions.*
    from published_feature_distributions
    inner join last_accepted_run
        on
            published_feature_distributions.as_of
            = last_accepted_run.previous_as_of
),

feature_shares as (
    select
        bins.model_id,
        bins.feature,
        bins.bin_number,
        bins.upper_edge,
        bins.customer_share as share_in_training,
        shares_before.customer_share as share_before,
        {{ as_double('coalesce(customers_per_bin.count_customers, 0)') }}
        / {{ as_double('customers_per_feature.count_customers') }} as share_now,
        cast(customers_per_feature.count_customers as bigint) as count_customers
    from published_feature_bins as bins
    inner join customers_per_feature
        on bins.feature = customers_per_feature.feature
    left join customers_per_bin
        on
            bins.feature = customers_per_bin.feature
            and bins.bin_number = customers_per_bin.bin_number
    left join shares_before
        on
            bins.model_id = shares_before.model_id
            and bins.feature = shares_before.feature
            and bins.bin_number = shares_before.bin_number
)

select * from feature_shares
