with

customer_features as (
    select * from {{ ref('customer_features') }}
),

measured_customers as (
    {% for measure, feature in rfm_measures().items() -%}
        select
            '{{ measure }}' as measure,
            '{{ feature }}' as feature,
            as_of,
            {{ as_double(feature) }} as measured
        from customer_features
        where has_ordered
        {{ 'union all' if not loop.last }}
    {% endfor -%}
),

quantiles as (
    select
        measure,
        feature,
        as_of,
        {% for percent in [20, 40, 60, 80] -%}
            percentile_cont({{ percent / 100 }}) within group (
                order by measured
            ) as cut_off_{{ percent }},
        {% endfor -%}
        count(*) as count_customers
    from measured_customers
    group by 1, 2, 3
),

-- Between values of four decimals a quantile has five: no digit is lost, and
-- those that floating point adds are.
cut_offs as (
    {% for percent in [20, 40, 60, 80] -%}
        select
            measure,
            feature,
            as_of,
            count_customers,
            {{ percent }} as percent_of_customers,
            cast(
                cast(floor(cut_off_{{ percent }} * 100000 + 0.5) as bigint)
                * 0.00001 as numeric(18, 5)
            ) as cut_off
        from quantiles
        {{ 'union all' if not loop.last }}
    {% endfor -%}
),

rfm_thresholds as (
    select
        as_of,
        measure,
        feature,
        percent_of_customers,
        count_customers,
        cut_off,
        cast(dense_rank() over (
            partition by measure order by cut_off
        ) as int) as cut_off_number
    from cut_offs
)

select * from rfm_thresholds
