-- depends_on: {{ ref('customer_segments') }}
with

segment_candidates as (
    select * from {{ ref('segment_candidates') }}
),

segment_fit_request as (
    select * from {{ ref('segment_fit_request') }}
),

board_model_candidates as (
    select
        segment_fit_request.as_of,
        candidates.candidate,
        case
            when candidates.candidate like '%_current' then 'Previous segments'
            else {{ algorithm_title('candidates.algorithm') | indent(12) }}
        end as algorithm,
        candidates.k,
        {{ as_text('candidates.k') }} as k_label,
        candidates.inertia,
        candidates.silhouette,
        candidates.gap,
        candidates.stability,
        candidates.smallest_share,
        candidates.largest_share,
        case
            when candidates.is_winner then 'Chosen'
            when candidates.can_be_champion then 'Not chosen'
            else 'For comparison'
        end as outcome,
        candidates.is_elbow,
        case
            when candidates.reason like 'would have won, but %'
                then 'Would have won, but the previous segments were kept'
            else {{ as_title("replace(candidates.reason, "
                ~ "'challenger, compared only: ', '')") | indent(12) }}
        end as reason,
        cast(row_number() over (
            order by
                case
                    when candidates.is_winner then 1
                    when candidates.can_be_champion then 2
                    else 3
                end,
                candidates.algorithm,
                candidates.k,
                candidates.candidate
        ) as int) as place
    from segment_candidates as candidates
    inner join segment_fit_request
        on candidates.model_id = segment_fit_request.model_id
)

select * from board_model_candidates
