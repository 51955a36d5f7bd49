{#- Check -> the share that is accepted, and its words. -#}
{%- set checks = {
    'people_gone': (var('max_lost_share'),
        'customers of the last accepted run are gone without a deletion'),
    'people_new': (var('max_lost_share'),
        'customers signed up long before the last accepted run and were not '
        ~ 'in it'),
    'people_orders': (var('max_changed_customers_share'),
        'customers have lost old orders, for good or to other customers, or '
        ~ 'orders of other times'),
} -%}

-- Other customers with the same totals: nothing but the customers shows it.
with

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

source_measures_compared as (
    select * from {{ ref('source_measures_compared') }}
),

previous_customer_segments as (
    select * from {{ ref('previous_customer_segments') }}
),

customers_observed as (
    select * from {{ ref('int_customers_observed') }}
),

-- A deleted customer is still a row, and one with a new id has an alias.
known_ids as (
    select customer_id from {{ ref('stg_shop__customers') }}
    union
    select alias_id as customer_id
    from {{ ref('stg_shop__customer_aliases') }}
    where customer_id is not null
),

customers_sampled as (
    select
        member as customer_id,
        value_before,
        value_of_history,
        max(case when value_now > 0 then md5(member) end) over () as last_hash
    from source_measures_compared
    where measure = 'orders_of_customer'
),

-- Who signed up long before the last run should have been in it. A late order
-- makes the sum of instants larger by its own; no other change is right.
customers_checked as (
    select
        'people_gone' as check_name,
        previous.customer_id,
        known_ids.customer_id is null
        and previous.customer_id not like 'erased:%' as is_beyond
    from previous_customer_segments as previous
    left join known_ids on previous.customer_id = known_ids.customer_id
    union all
    select
        'people_new' as check_name,
        observed.customer_id,
        previous.customer_id is null as is_beyond
    from customers_observed as observed
    inner join last_accepted_run
        on
            observed.signed_up_at < last_accepted_run.previous_as_of
            - interval '{{ var("late_customer_days") }}' day
    left join previous_customer_segments as previous
        on observed.customer_id = previous.customer_id
    where exists (select 1 from previous_customer_segments)
    union all
    select
        'people_orders' as check_name,
        customer_id,
        value_of_history < value_before or value_of_history between
        value_before + 1 and value_before + 900000000000000 as is_beyond
    from customers_sampled
    where value_before > 0 and md5(customer_id) <= last_hash
),

shares as (
    select
        check_name,
        {{ as_double('count(*)') }} as count_rows,
        {{ as_double('count(*) filter (where is_beyond)') }} as count_beyond,
        min({{ code_points('customer_id') }}) filter (where is_beyond)
            as example
    from customers_checked
    group by 1
),

shares_with_bound as (
    {% for check_name, (share, words) in checks.items() -%}
        select
            *,
            count_beyond / count_rows as deviation,
            {{ share }} + (
                {{ var('count_noise_deviations') }}
                * sqrt({{ share }} * count_rows) + {{ var('count_slack').rows }}
            ) / count_rows as bound,
            '{{ words }}' as words
        from shares
        where check_name = '{{ check_name }}' {{ 'union all' if not loop.last }}
    {% endfor %}
),

source_people as (
    select
        'customers' as source_table,
        check_name,
        'customers' as measure,
        '(all)' as member,
        count_rows as value_before,
        count_rows - count_beyond as value_now,
        deviation,
        bound,
        case when deviation > bound then 'rejected' else 'accepted' end
            as verdict,
        {{ number_text('count_beyond') }} || ' of '
        || {{ number_text('count_rows') }} || ' ' || words || coalesce(
            replace({{ text_literal(", such as '?'") }}, '?', example), ''
        ) || ' (' || {{ number_text('100 * deviation', 1) }} || ' %, bound '
        || {{ number_text('100 * bound', 1) }} || ' %)' as words
    from shares_with_bound
)

select * from source_people
