{%- set features = var('outlier_features') -%}

with

customer_features as (
    select * from {{ ref('customer_features') }}
),

quartiles as (
    select
        {% for feature, transform in features.items() -%}
            count({{ feature }}) as count_{{ feature }},
            {{ quantile_of(feature, transform, 0.25) }} as lower_{{ feature }},
            {{ quantile_of(feature, transform, 0.75) }} as upper_{{ feature }},
        {% endfor -%}
        max(as_of) as as_of
    from customer_features
    where has_ordered
),

fences as (
    {% for feature, transform in features.items() -%}
        select
            '{{ feature }}' as feature,
            '{{ transform }}' as transformation,
            as_of,
            count_{{ feature }} as count_customers,
            {{ untransformed('lower_' ~ feature, transform) }} as quartile_1,
            {{ untransformed('upper_' ~ feature, transform) }} as quartile_3,
            {{ untransformed(
                outlier_fence(feature, 'lower', '-'), transform
            ) }} as low,
            {{ untransformed(
                outlier_fence(feature, 'upper', '+'), transform
            ) }} as high
        from quartiles
        {{ 'union all' if not loop.last }}
    {% endfor -%}
),

-- Six decimals: a value at a bound is at it on every engine.
feature_bounds as (
    select
        as_of,
        feature,
        transformation,
        count_customers,
        {{ as_double('cast(quartile_1 as numeric(28, 6))') }} as quartile_1,
        {{ as_double('cast(quartile_3 as numeric(28, 6))') }} as quartile_3,
        {{ as_double('cast(low as numeric(28, 6))') }} as low,
        {{ as_double('cast(high as numeric(28, 6))') }} as high
    from fences
)

select * from feature_bounds
