{%- set features = var('clustering_features') | sort -%}

with

customer_features as (
    select * from {{ ref('customer_features') }}
),

published_feature_bins as (
    select * from {{ ref('published_feature_bins') }}
),

-- The edges as columns of one row: all features are counted in one pass.
edges as (
    select
        {% for feature in features -%}
            {{ edges_of(feature) | indent(8) }},
        {% endfor -%}
        count(*) as count_bins
    from published_feature_bins
),

customers_in_bins as (
    select
        {% for feature in features -%}
            {{ bin_of(feature) | indent(8) }} as {{ feature }}
            {{- ',' if not loop.last }}
        {% endfor %}
    from customer_features
    inner join edges on edges.count_bins > 0
    where customer_features.has_ordered
),

feature_counts as (
    select
        case
        {%- for feature in features %}
            when grouping({{ feature }}) = 0 then '{{ feature }}'
        {%- endfor %}
        end as feature,
        case
        {%- for feature in features %}
            when grouping({{ feature }}) = 0 then {{ feature }}
        {%- endfor %}
        end as bin_number,
        count(*) as count_customers
    from customers_in_bins
    group by grouping sets (
    {%- for feature in features %}({{ feature }})
        {{- ', ' if not loop.last }}{% endfor -%}
    )
)

select * from feature_counts
