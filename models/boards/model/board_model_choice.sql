-- depends_on: {{ ref('customer_segments') }}
with

segment_models as (
    select * from {{ ref('segment_models') }}
),

segment_candidates as (
    select * from {{ ref('segment_candidates') }}
),

segment_fit_request as (
    select * from {{ ref('segment_fit_request') }}
),

candidates_counted as (
    select
        model_id,
        count(*) filter (where can_be_champion) as count_eligible,
        count(*) filter (where not can_be_champion) as count_challengers,
        max(silhouette) filter (where can_be_champion) as best_silhouette,
        max(stability) filter (where is_winner) as stability,
        max(gap) filter (where is_winner) as gap,
        max(smallest_share) filter (where is_winner) as smallest_share,
        max(largest_share) filter (where is_winner) as largest_share
    from segment_candidates
    group by 1
),

board_model_choice as (
    select
        segment_fit_request.as_of,
        segment_models.model_id,
        segment_models.as_of as fitted_as_of,
        cast({{ dbt.datediff(
            'segment_models.as_of', 'segment_fit_request.as_of', 'day'
        ) }} as int) as age_days,
        {{ algorithm_title('segment_models.algorithm') | indent(8) }}
            as algorithm,
        segment_models.k,
        segment_models.count_customers_fitted,
        segment_models.silhouette,
        candidates_counted.stability,
        candidates_counted.gap,
        candidates_counted.smallest_share,
        candidates_counted.largest_share,
        {{ choice_sentence() | indent(8) }} as sentence
    from segment_fit_request
    inner join segment_models
        on segment_fit_request.model_id = segment_models.model_id
    left join candidates_counted
        on segment_models.model_id = candidates_counted.model_id
)

select * from board_model_choice
