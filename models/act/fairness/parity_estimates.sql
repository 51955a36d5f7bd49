{#- Katz and others (1978): the logarithm of a ratio of two rates is nearly normal.
    At 3.5 standard errors harmless shops are hardly ever flagged. -#}
{%- set z = '3.5' -%}
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
        )) as log_error
    from rates
    where count_group > 0 and count_rest > 0
),

hidden_0 as (
    select
        *,
        count_cell > 0 and count_cell < {{ smallest_shown }} as is_hidden
    from ratios
),

{#- One hidden cell alone is known from the sum: the next smallest goes, too. Rows
    and columns in turn, because one makes another lonely. -#}
{% for number in range(1, 7) -%}
    {%- set line = 'group_name' if number % 2 else 'subject' -%}
    {%- set columns = 'kind, attribute, ' ~ line -%}
    ranked_{{ number }} as (
        select
            *,
            count(*) filter (where is_hidden) over (partition by {{ columns }})
                as count_hidden,
            row_number() over (
                partition by {{ columns }}, is_hidden
                order by count_cell, subject, group_name
            ) as place
        from hidden_{{ number - 1 }}
    ),

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
            is_hidden or (count_hidden = 1 and place = 1) as is_hidden
        from ranked_{{ number }}
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
        case
            when not is_hidden then exp(log_ratio - {{ z }} * log_error)
        end as ratio_low,
        case
            when not is_hidden then exp(log_ratio + {{ z }} * log_error)
        end as ratio_high,
        case
            when is_too_small then 'too few'
            when abs(log_ratio) > {{ z }} * log_error then 'differs'
            else 'even'
        end as verdict
    from hidden_6
)

select * from parity_estimates
