{%- set features = clustering_features() | sort -%}

with

customer_segments as (
    select * from {{ ref('customer_segments') }}
),

segment_scoring_features as (
    select * from {{ ref('segment_scoring_features') }}
),

segment_scaling as (
    select * from {{ ref('segment_scaling') }}
),

segment_fit_request as (
    select * from {{ ref('segment_fit_request') }}
),

segment_typical_values as (
    select * from {{ ref('segment_typical_values') }}
),

feature_words as (
    select * from {{ ref('feature_words') }}
),

-- Exact sums: those of doubles depend on the order of the rows.
sums as (
    select
        customer_segments.as_of,
        customer_segments.segment_id,
        {% for feature in features -%}
            sum(cast(
                segment_scoring_features.{{ feature }} as numeric(28, 9)
            )) as {{ feature }},
        {% endfor -%}
        count(*) as count_customers
    from customer_segments
    inner join segment_scoring_features
        on customer_segments.customer_id = segment_scoring_features.customer_id
    group by 1, 2
),

totals as (
    select
        {% for feature in features -%}
            sum({{ feature }}) as {{ feature }},
        {% endfor -%}
        sum(count_customers) as count_customers
    from sums
),

segment_contrasts as (
    {% for feature in features -%}
        select
            sums.as_of,
            sums.segment_id,
            '{{ feature }}' as feature,
            {{ as_double('sums.' ~ feature) }}
            / sums.count_customers as mean_inside,
            {{ as_double('totals.' ~ feature ~ ' - sums.' ~ feature) }}
            / nullif(totals.count_customers - sums.count_customers, 0)
                as mean_outside
        from sums
        cross join totals
        {% if not loop.last -%} union all {%- endif %}
    {% endfor %}
),

contrasts_with_values as (
    select
        segment_contrasts.as_of,
        segment_contrasts.segment_id,
        segment_contrasts.feature,
        segment_contrasts.mean_inside
        - segment_contrasts.mean_outside as standardised_difference,
        {{ typical_value('segment_contrasts.mean_inside') | indent(8) }}
            as typical_value,
        {{ typical_value('segment_contrasts.mean_outside') | indent(8) }}
            as typical_value_of_others
    from segment_contrasts
    cross join segment_fit_request
    inner join segment_scaling
        on
            segment_fit_request.model_id = segment_scaling.model_id
            and segment_contrasts.feature = segment_scaling.feature
    where
        segment_scaling.is_used
        and segment_contrasts.mean_outside is not null
),

segment_differentiators as (
    select
        contrasts_with_values.as_of,
        contrasts_with_values.segment_id,
        segment_typical_values.segment_name,
        cast(row_number() over (
            partition by contrasts_with_values.segment_id
            order by
                abs(contrasts_with_values.standardised_difference) desc
                nulls last,
                contrasts_with_values.feature asc
        ) as int) as feature_rank,
        contrasts_with_values.feature,
        'typically ' || {{ comparison_sentence(
            'contrasts_with_values.typical_value',
            'contrasts_with_values.typical_value_of_others',
            "'the other customers'"
        ) | indent(8) }} as sentence,
        contrasts_with_values.standardised_difference,
        contrasts_with_values.typical_value,
        contrasts_with_values.typical_value_of_others
    from contrasts_with_values
    inner join segment_typical_values
        on
            contrasts_with_values.segment_id = segment_typical_values.segment_id
            and contrasts_with_values.feature = segment_typical_values.feature
    inner join feature_words
        on contrasts_with_values.feature = feature_words.feature
)

select * from segment_differentiators
