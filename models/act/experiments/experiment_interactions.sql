{%- set smallest_arm = 50 -%}

with

experiment_estimates as (
    select * from {{ ref('experiment_estimates') }}
),

-- Cochran's Q: do the effects of the segments differ by more than chance?
weighted as (
    select
        experiment_id,
        look,
        count(*) - 1 as degrees,
        sum(effect * effect / power(standard_error, 2))
        - power(sum(effect / power(standard_error, 2)), 2)
        / sum(1 / power(standard_error, 2)) as q
    from experiment_estimates
    where
        segment_id <> 'ALL'
        and standard_error > 0
        and least(count_treated, count_control) >= {{ smallest_arm }}
    group by 1, 2
    having count(*) > 1
),

-- Wilson and Hilferty (1931): the cube root of chi-square is nearly normal.
experiment_interactions as (
    select
        experiment_id,
        look,
        floor(1e6 * (
            power(greatest(q, 0) / degrees, 1.0 / 3)
            - 1 + 2.0 / (9 * degrees)
        ) / sqrt(2.0 / (9 * degrees)) + 0.5) / 1e6 as interaction_z
    from weighted
)

select * from experiment_interactions
