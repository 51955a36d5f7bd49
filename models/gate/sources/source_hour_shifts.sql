-- Example: nearly all old rows are of 9 and 10 o'clock, half each, and 2 of
-- 1000 in each other hour. Two new rows of 12 and 13 o'clock are rare with
-- right clocks: 2 x ln(0.002) = -12.4. With clocks three hours ahead they are
-- of 9 and 10: 2 x ln(0.478) = -1.5. The evidence for a shift is 10.9.
with

source_hours as (
    select * from {{ ref('source_hours') }}
),

hours as (
    select
        *,
        sum(share_of_history) over (
            partition by source_table, measure, zone order by hour_of_day
        ) as share_until
    from source_hours
    where source_table <> 'customers'
),

-- A row of 11 o'clock that belongs to 9 o'clock is shifted by 2.
shifts as (
    select
        found.*,
        usual.share_of_history as usual_share,
        mod(found.hour_of_day - usual.hour_of_day + 24, 24) as hours_ahead
    from hours as found
    inner join hours as usual
        on
            found.source_table = usual.source_table
            and found.measure = usual.measure
            and found.zone = usual.zone
),

-- Rows that a shift takes past midnight are those of the first hours of the day
-- (`round_midnight`). Or they are not there yet: then no row is of these hours,
-- and the other hours have the whole day's share (`before_midnight`).
likelihoods as (
    select
        shifts.source_table,
        shifts.measure,
        shifts.zone,
        shifts.hours_ahead,
        sum(shifts.rows_new * ln(shifts.usual_share)) as round_midnight,
        sum(case
            when shifts.hour_of_day < shifts.hours_ahead
                then shifts.rows_new * ln({{ var('impossible_hour_chance') }})
            else
                shifts.rows_new
                * ln(shifts.usual_share / last_hours.share_until)
        end) as before_midnight
    from shifts
    inner join hours as last_hours
        on
            shifts.source_table = last_hours.source_table
            and shifts.measure = last_hours.measure
            and shifts.zone = last_hours.zone
            and 23 - shifts.hours_ahead = last_hours.hour_of_day
    group by 1, 2, 3, 4
),

-- The end of the day may be missing because the batch is late: the hours until
-- the newest row have the whole day's share.
late_batches as (
    select
        source_table,
        measure,
        zone,
        sum(rows_new) as rows_new,
        -sum(rows_new)
        * ln(max(case when rows_new > 0 then share_until end)) as gain,
        max(rows_new) / sum(rows_new) as largest_hour_share
    from hours
    group by 1, 2, 3
    having sum(rows_new) > 0
),

-- An hour more or less is summer time, no shift.
explanations as (
    select
        likelihoods.source_table,
        likelihoods.measure,
        likelihoods.zone,
        likelihoods.hours_ahead,
        late_batches.rows_new,
        case
            when likelihoods.hours_ahead between 2 and 22
                then greatest(
                    likelihoods.round_midnight, likelihoods.before_midnight
                )
        end as by_a_shift,
        case
            when likelihoods.hours_ahead = 0
                then
                    likelihoods.round_midnight
                    + greatest(late_batches.gain, 0)
            when likelihoods.hours_ahead in (1, 23)
                then likelihoods.round_midnight
        end as by_right_clocks,
        late_batches.largest_hour_share
    from likelihoods
    inner join late_batches
        on
            likelihoods.source_table = late_batches.source_table
            and likelihoods.measure = late_batches.measure
            and likelihoods.zone = late_batches.zone
),

shifts_ranked as (
    select
        *,
        max(by_a_shift) over (partition by source_table, measure, zone)
            as best_shift
    from explanations
),

source_hour_shifts as (
    select
        source_table,
        measure,
        zone,
        max(rows_new) as rows_new,
        max(by_a_shift) - max(by_right_clocks) as evidence,
        min(hours_ahead) filter (where by_a_shift = best_shift) as hours_ahead,
        max(largest_hour_share) as largest_hour_share
    from shifts_ranked
    group by 1, 2, 3
)

select * from source_hour_shifts
