with

source_hours as (
    select * from {{ ref('source_hours') }}
),

hours_with_share_until as (
    select
        source_table,
        measure,
        hour_of_day,
        rows_new,
        share_of_history,
        sum(share_of_history) over (
            partition by source_table, measure order by hour_of_day
        ) as share_until
    from source_hours
    where source_table <> 'customers'
),

-- How likely are the new rows if every clock had run ahead by so many hours?
-- Either they go round midnight, or what went past it is not there yet.
likelihoods as (
    select
        new_rows.source_table,
        new_rows.measure,
        shifts.hour_of_day as shift,
        sum(new_rows.rows_new * ln(usual.share_of_history)) as wrapped,
        sum(case
            when new_rows.hour_of_day < shifts.hour_of_day
                then new_rows.rows_new * ln(0.001)
            else
                new_rows.rows_new
                * ln(usual.share_of_history / unshifted.share_until)
        end) as cut
    from hours_with_share_until as new_rows
    inner join hours_with_share_until as shifts
        on
            new_rows.source_table = shifts.source_table
            and new_rows.measure = shifts.measure
    inner join hours_with_share_until as usual
        on
            new_rows.source_table = usual.source_table
            and new_rows.measure = usual.measure
            and mod(new_rows.hour_of_day - shifts.hour_of_day + 24, 24)
            = usual.hour_of_day
    inner join hours_with_share_until as unshifted
        on
            new_rows.source_table = unshifted.source_table
            and new_rows.measure = unshifted.measure
            and 23 - shifts.hour_of_day = unshifted.hour_of_day
    group by 1, 2, 3
),

-- The end of the day may be missing because the batch is late.
late_batches as (
    select
        source_table,
        measure,
        -sum(rows_new)
        * ln(max(case when rows_new > 0 then share_until end)) as gain,
        max(rows_new) / sum(rows_new) as largest_hour_share
    from hours_with_share_until
    group by 1, 2
    having sum(rows_new) > 0
),

explanations as (
    select
        likelihoods.source_table,
        likelihoods.measure,
        case
            when likelihoods.shift between 2 and 22
                then greatest(likelihoods.wrapped, likelihoods.cut)
        end as by_a_shift,
        case
            when likelihoods.shift = 0
                then
                    likelihoods.wrapped + greatest(late_batches.gain, 0)
            when likelihoods.shift in (1, 23) then likelihoods.wrapped
        end as by_none,
        late_batches.largest_hour_share
    from likelihoods
    inner join late_batches
        on
            likelihoods.source_table = late_batches.source_table
            and likelihoods.measure = late_batches.measure
),

source_hour_shifts as (
    select
        source_table,
        measure,
        max(by_a_shift) - max(by_none) as evidence,
        max(largest_hour_share) as largest_hour_share
    from explanations
    group by 1, 2
)

select * from source_hour_shifts
