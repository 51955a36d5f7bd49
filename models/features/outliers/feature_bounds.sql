{%- set features = var('outlier_features') -%}

with

customer_features as (
    select * from {{ ref('customer_features') }}
),

quartiles as (
    select
        {% for feature, transform in features.items() -%}
            count({{ feature }}) as count_{{ feature }},
            {{ adapter.dispatch('quartiles_of')(
                transformed(as_double(feature), transform)
            ) }}
                as quartiles_{{ feature }},
        {% endfor -%}
        max(as_of) as as_of
    from customer_features
    where has_ordered
),

-- Null when the quartiles are equal: there is no width.
quartiles_with_fence_width as (
    select
        {% for feature in features -%}
            {{ var('outlier_fence_width') }} * nullif(
                quartiles_{{ feature }}[3] - quartiles_{{ feature }}[1], 0
            ) as fence_width_{{ feature }},
        {% endfor -%}
        quartiles.*
    from quartiles
),

fences as (
    {% for feature, transform in features.items() -%}
        select
            '{{ feature }}' as feature,
            '{{ transform }}' as transformation,
            as_of,
            {% for name, value in {
                'quartile_1': 'quartiles_' ~ feature ~ '[1]',
                'quartile_3': 'quartiles_' ~ feature ~ '[3]',
                'low': 'quartiles_' ~ feature ~ '[1] - fence_width_' ~ feature,
                'high': 'quartiles_' ~ feature ~ '[3] + fence_width_' ~ feature,
            }.items() -%}
                {% if transform == 'log1p' -%}
                    exp({{ value }}) - 1 as {{ name }},
                {% else -%}
                    {{ value }} as {{ name }},
                {% endif -%}
            {% endfor -%}
            count_{{ feature }} as count_customers
        from quartiles_with_fence_width
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
