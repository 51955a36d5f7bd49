with

parity_estimates as (
    select * from {{ ref('parity_estimates') }}
),

int_as_of as (
    select * from {{ ref('int_as_of') }}
),

-- A cell that is hidden has a verdict all the same, which says no number.
differing as (
    select
        kind,
        attribute,
        min(
            group_name || ' in ' || subject_name || coalesce(
                ', ' || {{ number_text('ratio', 2) }} || ' times the rest', ''
            )
        ) as example
    from parity_estimates
    where verdict = 'differs'
    group by 1, 2
),

board_parity as (
    select
        int_as_of.as_of,
        parity_estimates.kind,
        parity_estimates.attribute,
        case parity_estimates.kind
            when 'segment' then 'Segments by '
            else 'Treatment by '
        end || replace(parity_estimates.attribute, '_', ' ') as what,
        count(*) as count_compared,
        count(*) filter (where parity_estimates.verdict = 'differs')
            as count_differing,
        count(*) filter (where parity_estimates.verdict = 'too few')
            as count_too_few,
        coalesce(max(differing.example), 'Nothing') as differs
    from parity_estimates
    cross join int_as_of
    left join differing
        on
            parity_estimates.kind = differing.kind
            and parity_estimates.attribute = differing.attribute
    where parity_estimates.group_name <> 'unknown'
    group by 1, 2, 3
)

select * from board_parity
