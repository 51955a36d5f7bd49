{#- Two tests must agree, because each is off where few are to be expected: the
    logarithm of a ratio of rates is nearly normal (Katz and others, 1978), and so
    is the difference over its pooled error. Bonferroni over all that is compared:
    a harmless shop has a false flag with a chance of 1 % of each kind. -#}
{%- set chance = 0.01 -%}
{%- set smallest_group = 30 -%}
{%- set smallest_expected = 5 -%}
{%- set smallest_shown = 10 -%}

with

parity_cells as (
    select * from {{ ref('parity_cells') }}
),

rates as (
    select
        *,
        {{ as_double('count_cell') }} / nullif(count_group, 0) as rate,
        {{ as_double('count_rest_cell') }} / nullif(count_rest, 0) as rest_rate,
        count_group < {{ smallest_group }}
        or count_rest < {{ smallest_group }}
        or {{ as_double('count_cell + count_rest_cell') }} * count_group
        < {{ smallest_expected }} * (count_group + count_rest)
        or {{ as_double('count_cell + count_rest_cell') }} * count_rest
        < {{ smallest_expected }} * (count_group + count_rest)
            as is_too_small,
        -- An empty cell counts half a customer: 0 has no logarithm.
        greatest({{ as_double('count_cell') }}, 0.5) as a,
        greatest({{ as_double('count_rest_cell') }}, 0.5) as c
    from parity_cells
),

ratios as (
    select
        *,
        ln((a / count_group) / (c / count_rest)) as log_ratio,
        sqrt(greatest(
            1 / a - 1.0 / count_group + 1 / c - 1.0 / count_rest, 0
        )) as log_error,
        (rate - rest_rate) / nullif(sqrt(
            {{ as_double('count_cell + count_rest_cell') }}
            * (count_group + count_rest - count_cell - count_rest_cell)
            / (count_group + count_rest)
            / count_group / count_rest
        ), 0) as pooled_z,
        sqrt(-2 * ln({{ chance }} / 2 / {{ as_double(
            'greatest(count(*) filter (where not is_too_small)'
            ~ ' over (partition by kind), 1)'
        ) }})) as t
    from rates
    where count_group > 0 and count_rest > 0
),

-- The normal value of that chance: Abramowitz and Stegun (1964), 26.2.23.
bounds as (
    select
        *,
        t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (
            1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t
        ) as z
    from ratios
),

hidden_0 as (
    select
        *,
        count_cell > 0 and count_cell < {{ smallest_shown }} as is_hidden
    from bounds
),

{#- One hidden cell alone is known from the sum: the next smallest goes, too. -#}
{% for number in range(1, 7) -%}
    {%- set line = 'group_name' if number % 2 else 'subject' -%}
    {%- set columns = 'kind, attribute, ' ~ line -%}
    hidden_{{ number }} as (
        select
            kind,
            subject,
            subject_name,
            attribute,
            group_name,
            count_cell,
            count_group,
            rate,
            rest_rate,
            is_too_small,
            log_ratio,
            log_error,
            pooled_z,
            z,
            is_hidden or (
                count(*) filter (where is_hidden)
                    over (partition by {{ columns }}) = 1 and row_number() over (
                    partition by {{ columns }}, is_hidden
                    order by count_cell, subject, group_name
                ) = 1
            ) as is_hidden
        from hidden_{{ number - 1 }}
    ),

{% endfor -%}
parity_estimates as (
    select
        kind,
        subject,
        subject_name,
        attribute,
        group_name,
        is_hidden,
        cast(count_group as bigint) as count_group,
        case when not is_hidden then cast(count_cell as bigint) end
            as count_customers,
        case when not is_hidden then rate end as rate,
        case when not is_hidden then rest_rate end as rest_rate,
        case when not is_hidden then rate / nullif(rest_rate, 0) end as ratio,
        case when not is_hidden then exp(log_ratio - z * log_error) end
            as ratio_low,
        case when not is_hidden then exp(log_ratio + z * log_error) end
            as ratio_high,
        case
            when is_too_small then 'too few'
            when abs(log_ratio) > z * log_error and abs(pooled_z) > z
                then 'differs'
            else 'even'
        end as verdict
    from hidden_6
)

select * from parity_estimates
