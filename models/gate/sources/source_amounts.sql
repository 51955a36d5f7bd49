{#- Example: ln(price) of 3.0 becomes 7.6: prices are 100 times as high. -#}
with

source_measures_compared as (
    select * from {{ ref('source_measures_compared') }}
),

moments as (
    select
        source_table,
        split_part(split_part(measure, '_per_', 1), '_of_', 2) as amount,
        split_part(measure, '_per_', 2) as dimension,
        member,
        {% for moment in ['rows', 'logs', 'squares'] -%}
            {% for part, number in {
                'before': 'value_before', 'past': 'value_of_history',
                'new': 'value_now - value_of_history',
            }.items() -%}
                {{ as_double('sum(' ~ number ~ ") filter (where measure like '"
                    ~ moment ~ "_of_%')") }} as {{ moment }}_{{ part }},
            {% endfor -%}
        {% endfor -%}
        count(*) as count_rows
    from source_measures_compared
    where measure like '%_of_%_per_%'
    group by 1, 2, 3, 4
),

-- The variance between days beyond what their rows explain: a wholesaler orders
-- on some days, a sale makes all prices of a day lower.
variances as (
    select
        source_table,
        amount,
        greatest(
            var_samp(logs_past / rows_past)
            - avg(1 / rows_past) * (
                sum(squares_past) / sum(rows_past)
                - power(sum(logs_past) / sum(rows_past), 2)
            ), 0
        ) as between_days
    from moments
    where dimension = 'day' and rows_past > 0
    group by 1, 2
    having count(*) >= 7
),

new_orders as (
    select greatest(sum(value_now - value_of_history), 1.0) as count_orders
    from source_measures_compared
    where measure = 'rows_per_status' and source_table = 'orders'
),

{% set orders_behind = "case when moments.amount = 'quantities'"
    ~ ' and moments.rows_new < 20 then 1 else count_orders end' -%}
{% set parts = {
    'amounts': ('past', 'new', 5, orders_behind, 'new rows'),
    'amounts_of_history': ('before', 'past', 100, 'rows_past', 'old rows'),
} -%}

-- Lines of one order are no independent evidence; few may be all of one order.
means as (
    {% for check, (before, now, least_rows, most, rows) in parts.items() -%}
        select
            moments.*,
            '{{ check }}' as check_name,
            '{{ rows }}' as rows_meant,
            moments.rows_{{ now }} as rows_now,
            moments.logs_{{ before }} / moments.rows_{{ before }}
                as mean_before,
            moments.logs_{{ now }} / moments.rows_{{ now }} as mean_now,
            moments.squares_{{ before }} / moments.rows_{{ before }}
                as mean_square,
            1 / moments.rows_{{ before }} + 1 / least(
                moments.rows_{{ now }}, {{ most }}
            ) as variance_factor
        from moments
        cross join new_orders
        where
            moments.dimension <> 'day'
            and moments.rows_{{ before }} >= {{ var('min_rows_for_means') }}
            and moments.rows_{{ now }} >= {{ least_rows }}
        {{ 'union all' if not loop.last }}
    {% endfor %}
),

means_with_bound as (
    select
        means.*,
        (means.mean_now - means.mean_before) / 1000 as deviation,
        cast(cast(greatest(
            {{ var('max_amount_change') }},
            {{ var('amount_noise_deviations') }} * sqrt(greatest(
                (means.mean_square - means.mean_before * means.mean_before)
                * means.variance_factor + variances.between_days, 0
            )) / 1000
        ) as numeric(18, 6)) as double precision) as bound
    from means
    inner join variances
        on
            means.source_table = variances.source_table
            and means.amount = variances.amount
),

source_amounts as (
    select
        source_table,
        check_name,
        amount || '_per_' || dimension as measure,
        member,
        exp(mean_before / 1000) as value_before,
        exp(mean_now / 1000) as value_now,
        deviation,
        bound,
        case when abs(deviation) > bound then 'rejected' else 'accepted' end
            as verdict,
        'the ' || amount || case dimension
            when 'currency' then ' in ' else ' of the category '
        end || member || ' are ' || {{ number_text('exp(deviation)', 2) }}
        || ' times what they were: typical are '
        || {{ number_text('exp(mean_now / 1000)', 2) }} || ' instead of '
        || {{ number_text('exp(mean_before / 1000)', 2) }} || ' in '
        || {{ number_text('rows_now') }} || ' ' || rows_meant
        || ' (believable is up to ' || {{ number_text('exp(bound)', 1) }}
        || ' times as much or as little)' as words
    from means_with_bound
)

select * from source_amounts
