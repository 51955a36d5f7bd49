{#- Example: ln(price) of 3.0 becomes 7.6: prices are 100 times as high. -#}
{%- set moments, parts = ['rows', 'logs', 'squares'], {
    'before': 'value_before', 'past': 'value_of_history',
    'new': 'value_now - value_of_history',
} -%}
{#- Lines of one order are no independent evidence; few may be all of one. -#}
{%- set orders_behind = "case when moments.amount in ('quantities', 'amounts')"
    ~ ' and moments.rows_new < 20 then 1 else count_orders end' -%}
{%- set checks = [
    ('amounts', 'past', 'new', 5, orders_behind),
    ('amounts_of_history', 'before', 'past', 100, 'rows_past'),
] -%}
{%- set errors = var('amount_noise_deviations') ~ ' * case means.amount'
    ~ " when 'amounts' then 1.5 else 1 end * sqrt(" -%}
{%- set variance = 'greatest(square_before - mean_before * mean_before, 1)' -%}

with

moments as (
    select
        source_table,
        split_part(split_part(measure, '_per_', 1), '_of_', 2) as amount,
        split_part(measure, '_per_', 2) as dimension,
        {% for moment in moments %}{% for part, number in parts.items() -%}
            {{ as_double('sum(' ~ number ~ ") filter (where measure like '"
                ~ moment ~ "_of_%')") }} as {{ moment }}_{{ part }},
        {% endfor %}{% endfor -%}
        member
    from {{ ref('source_measures_compared') }}
    where measure like '%_of_%_per_%'
    group by 1, 2, 3, {{ 4 + moments | length * parts | length }}
),

-- The variance between days beyond that of their rows: wholesale days, sales.
variances as (
    select
        source_table,
        amount,
        greatest(var_samp(logs_past / rows_past) - avg(1 / rows_past) * (
            sum(squares_past) / sum(rows_past)
            - power(sum(logs_past) / sum(rows_past), 2)
        ), 0) as between_days
    from moments
    where dimension = 'day' and rows_past > 0
    group by 1, 2
    having count(*) >= 7
),

new_orders as (
    select greatest(sum(value_now - value_of_history), 1.0) as count_orders
    from {{ ref('source_measures_compared') }}
    where measure = 'rows_per_status' and source_table = 'orders'
),

means as (
    {% for check, before, now, least_rows, most_rows in checks -%}
        select
            moments.*,
            '{{ check }}' as check_name,
            rows_{{ now }} as rows_now,
            variances.between_days,
            {% for part, when in [(before, 'before'), (now, 'now')] -%}
                logs_{{ part }} / rows_{{ part }} as mean_{{ when }},
                squares_{{ part }} / rows_{{ part }} as square_{{ when }},
            {% endfor -%}
            1 / rows_{{ before }} + 1 / least(rows_{{ now }}, {{ most_rows }})
                as factor
        from moments
        inner join variances
            on
                moments.source_table = variances.source_table
                and moments.amount = variances.amount
        cross join new_orders
        where
            moments.dimension <> 'day' and rows_{{ now }} >= {{ least_rows }}
            and rows_{{ before }} >= {{ var('min_rows_for_means') }}
        {{ 'union all' if not loop.last }}
    {% endfor %}
),

-- A few prices times a hundred widen the spread; so would one slip, taken off.
deviations as (
    {% for kind, deviation, least, noise, rows in [
        ('', '(mean_now - mean_before) / 1000', var('max_amount_change'),
            variance ~ ' * factor + between_days) / 1000',
            'true'),
        ('spread of the ', 'ln(greatest(square_now + mean_before * (mean_before'
            ~ ' - 2 * mean_now) - power(1000 * ln(' ~ var('max_slip') ~ '), 2)'
            ~ ' / rows_now, ' ~ variance ~ ') / ' ~ variance ~ ')',
            var('max_spread_change'), '2.5 * factor)', "rows_now >= 20"
            ~ " and check_name = 'amounts' and dimension = 'currency'"),
    ] -%}
        select
            means.*,
            '{{ kind }}' as kind,
            {{ deviation }} as deviation,
            {{ as_double('cast(greatest(' ~ least ~ ', ' ~ errors ~ noise
                ~ ') as numeric(18, 6))') }} as bound
        from means
        where {{ rows }} {{ 'union all' if not loop.last }}
    {% endfor %}
),

source_amounts as (
    select
        source_table,
        check_name,
        replace(kind, ' ', '_') || amount || '_per_' || dimension as measure,
        member,
        exp(mean_before / 1000) as value_before,
        exp(mean_now / 1000) as value_now,
        deviation,
        bound,
        case when abs(deviation) > bound then 'rejected' else 'accepted' end
            as verdict,
        'the ' || kind || amount || case dimension
            when 'currency' then ' in ' else ' of the category '
        end || member || case kind when '' then ' are ' else ' is ' end
        || {{ number_text('exp(deviation)', 2) }}
        || ' times what is usual: typical are '
        || {{ number_text('exp(mean_now / 1000)', 2) }}
        || ' instead of ' || {{ number_text('exp(mean_before / 1000)', 2) }}
        || ' in ' || {{ number_text('rows_now') }}
        || case check_name when 'amounts' then ' new rows' else ' old rows' end
        || ' (believable is up to ' || {{ number_text('exp(bound)', 1) }}
        || ' times as much or as little)' as words
    from deviations
)

select * from source_amounts
