with

customer_features as (
    select * from {{ ref('customer_features') }}
),

feature_bounds as (
    select * from {{ ref('feature_bounds') }}
),

feature_outliers as (
    {% for feature in var('outlier_features') -%}
        select
            customer_features.as_of,
            customer_features.customer_id,
            feature_bounds.feature,
            {{ as_double('customer_features.' ~ feature) }} as feature_value,
            feature_bounds.low,
            feature_bounds.high
        from customer_features
        inner join feature_bounds
            on
                feature_bounds.feature = '{{ feature }}'
                and (
                    customer_features.{{ feature }} < feature_bounds.low
                    or customer_features.{{ feature }} > feature_bounds.high
                )
        where customer_features.has_ordered
        {{ 'union all' if not loop.last }}
    {% endfor -%}
)

select * from feature_outliers
