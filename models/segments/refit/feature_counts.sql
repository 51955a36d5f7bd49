{%- set features = var('clustering_features') | sort -%}

with

customer_features as (
    select * from {{ ref('customer_features') }}
),

published_feature_bins as (
    select * from {{ ref('published_feature_bins') }}
),

-- The edges as columns of one row: each customer is looked at once.
edges as (
    select
        {% for feature in features -%}
            {{ edges_of(feature) }},
        {% endfor -%}
        count(*) as count_bins
    from published_feature_bins
),

customers_in_bins as (
    select
        {% for feature in features -%}
            {{ bin_of(feature) }} as {{ feature }},
        {% endfor -%}
        edges.count_bins
    from customer_features
    inner join edges on edges.count_bins > 0
    where customer_features.has_ordered
),

feature_counts as (
    {% for feature in features -%}
        select
            '{{ feature }}' as feature,
            {{ feature }} as bin_number,
            count(*) as count_customers
        from customers_in_bins
        group by 1, 2
        {{ 'union all' if not loop.last }}
    {% endfor %}
)

select * from feature_counts
