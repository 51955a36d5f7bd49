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
        case
            when segment_models.choice_reason like 'kept, silhouette %'
                then
                    'The ' || {{ as_text('segment_models.k') }}
                    || ' segments of the previous model were kept, so that no '
                    || 'customer had to move: their silhouette is '
                    || {{ number_text('segment_models.silhouette', decimals=2)
                        | indent(20) }}
                    || ', that of the best new fit '
                    || {{ number_text(
                        'candidates_counted.best_silhouette', decimals=2
                    ) | indent(20) }}
                    || '. They are kept while theirs is at most '
                    || '{{ (var("keep_tolerance") | float * 100) | round | int
                    }} % below it.'
            else
                'Of ' || {{ as_text('candidates_counted.count_eligible') }}
                || ' numbers of segments, ' || {{ as_text('segment_models.k') }}
                || ' won: ' || segment_models.choice_reason || '. Silhouette '
                || {{ number_text('segment_models.silhouette', decimals=2)
                    | indent(16) }}
                || ' (best '
                || {{ number_text(
                    'candidates_counted.best_silhouette', decimals=2
                ) | indent(16) }}
                || '), stability '
                || {{ number_text('candidates_counted.stability', decimals=2)
                    | indent(16) }}
                || ' (at least {{ var("min_stability") }}).'
        end
        || case
            when candidates_counted.count_challengers > 0
                then
                    ' Clusterings by other algorithms ('
                    || {{ as_text('candidates_counted.count_challengers') }}
                    || ') are compared, never chosen.'
            else ''
        end
        || case
            when segment_models.is_fallback
                then
                    ' No candidate kept all bounds: look at the measures '
                    || 'before relying on these segments.'
            else ''
        end as sentence
    from segment_fit_request
    inner join segment_models
        on segment_fit_request.model_id = segment_models.model_id
    left join candidates_counted
        on segment_models.model_id = candidates_counted.model_id
)

select * from board_model_choice
