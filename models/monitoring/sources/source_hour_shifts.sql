with

source_hours as (
    select * from {{ ref('source_hours') }}
),

hours_with_share_until as (
    select
        source_table,
        measure,
        hour,
        rows_new,
        share_of_history,
        sum(share_of_history) over (
            partition by source_table, measure order by hour
        ) as share_until
    from source_hours
),

-- How likely are the new rows if every clock had run ahead by so many hours?
-- Either they go round midnight, or what went past it is not there yet.
likelihoods as (
    select
        new_rows.source_table,
        new_rows.measure,
        shifts.hour as shift,
        sum(new_rows.rows_new * ln(usual.share_of_history)) as wrapped,
        sum(case
            when new_rows.hour < shifts.hour
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
            and mod(new_rows.hour - shifts.hour + 24, 24) = usual.hour
    inner join hours_with_share_until as unshifted
        on
            new_rows.source_table = unshifted.source_table
            and new_rows.measure = unshifted.measure
            and 23 - shifts.hour = unshifted.hour
    group by 1, 2, 3
),

-- The end of the day may be missing because the batch is late.
late_batches as (
    select
        source_table,
        measure,
        -sum(rows_new) * ln(max(share_until) filter (where rows_new > 0))
            as gain
    from hours_with_share_until
    group by 1, 2
    having sum(rows_new) > 0
),

source_hour_shifts as (
    select
        likelihoods.source_table,
        likelihoods.measure,
        max(greatest(likelihoods.wrapped, likelihoods.cut))
            filter (where likelihoods.shift between 2 and 22)
        - greatest(
            max(likelihoods.wrapped)
                filter (where likelihoods.shift in (0, 1, 23)),
            max(likelihoods.wrapped + late_batches.gain)
                filter (where likelihoods.shift = 0)
        ) as evidence
    from likelihoods
    inner join late_batches
        on
            likelihoods.source_table = late_batches.source_table
            and likelihoods.measure = late_batches.measure
    group by 1, 2
)

select * from source_hour_shifts
