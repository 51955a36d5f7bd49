{#- Wilson's interval, 95 %: it stays between 0 and 1 where few moved. -#}
{%- set z = '1.959964' -%}

with

int_as_of as (
    select * from {{ ref('int_as_of') }}
),

segment_steps as (
    select * from {{ ref('segment_steps') }}
),

segment_sizes as (
    select * from {{ ref('segment_sizes') }}
),

-- Three runs are two steps; before that one month would pass for a rule.
recent_steps as (
    select segment_steps.*
    from segment_steps
    where
        segment_steps.months_ago < 6
        and segment_steps.from_segment_id is not null
        and (
            select count(distinct steps.months_ago)
            from segment_steps as steps
        ) >= 2
),

counted as (
    select
        from_segment_id,
        to_segment_id,
        cast(sum(count_customers) as bigint) as count_customers
    from recent_steps
    group by 1, 2
),

of_all as (
    select
        from_segment_id,
        cast(sum(count_customers) as bigint) as count_from,
        {{ as_double('sum(count_customers)') }} as customers_from,
        {{ as_double('coalesce(sum(count_customers) filter (
            where from_segment_id = to_segment_id
        ), 0)') }} as customers_staying
    from counted
    group by 1
),

shares as (
    select
        counted.*,
        of_all.count_from,
        of_all.customers_from,
        {{ as_double('counted.count_customers') }}
        / of_all.customers_from as probability,
        30 * of_all.customers_from
        / nullif(of_all.customers_from - of_all.customers_staying, 0)
            as dwell_days
    from counted
    inner join of_all on counted.from_segment_id = of_all.from_segment_id
),

intervals as (
    select
        shares.*,
        (probability + {{ z }} * {{ z }} / (2 * customers_from))
        / (1 + {{ z }} * {{ z }} / customers_from) as middle,
        {{ z }} * sqrt(
            probability * (1 - probability) / customers_from
            + {{ z }} * {{ z }} / (4 * customers_from * customers_from)
        ) / (1 + {{ z }} * {{ z }} / customers_from) as half_width
    from shares
),

-- The name of an ended segment is its last one.
names_by_age as (
    select
        segment_id,
        segment_name,
        row_number() over (
            partition by segment_id order by as_of desc
        ) as age
    from segment_sizes
),

segment_transitions as (
    select
        int_as_of.as_of,
        intervals.from_segment_id,
        names_from.segment_name as from_segment_name,
        intervals.to_segment_id,
        names_to.segment_name as to_segment_name,
        cast(30 as int) as step_days,
        intervals.count_customers,
        intervals.count_from,
        intervals.probability,
        greatest(intervals.middle - intervals.half_width, 0)
            as probability_low,
        least(intervals.middle + intervals.half_width, 1) as probability_high,
        intervals.dwell_days
    from intervals
    cross join int_as_of
    left join names_by_age as names_from
        on
            intervals.from_segment_id = names_from.segment_id
            and names_from.age = 1
    left join names_by_age as names_to
        on
            intervals.to_segment_id = names_to.segment_id
            and names_to.age = 1
)

select * from segment_transitions
