{%- set features = var('clustering_features') | sort -%}

with

customer_segments as (
    select * from {{ ref('customer_segments') }}
),

segment_scoring_features as (
    select * from {{ ref('segment_scoring_features') }}
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
)

select * from segment_contrasts
