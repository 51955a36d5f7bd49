-- If this fails, the score on the board of data health leaves customers out, or
-- is not the mean of the scores that analysts read in customer_features.
with

customer_features as (
    select * from {{ ref('customer_features') }}
),

board_data_quality as (
    select * from {{ ref('board_data_quality') }}
),

observed as (
    select
        as_of,
        count(*) as count_customers,
        avg(data_quality_score) as mean_data_quality_score
    from customer_features
    group by 1
)

select
    observed.as_of,
    observed.count_customers,
    board_data_quality.count_customers as count_on_the_board
from observed
left join board_data_quality on observed.as_of = board_data_quality.as_of
where
    board_data_quality.as_of is null
    or observed.count_customers <> board_data_quality.count_customers
    or abs(
        observed.mean_data_quality_score
        - board_data_quality.mean_data_quality_score
    ) > 0.000001
    or abs(
        board_data_quality.complete_share
        + board_data_quality.one_failed_share
        + board_data_quality.more_failed_share - 1
    ) > 0.000001
