{%- set max_psi = as_double(var('max_feature_psi')) -%}
{%- set warn_psi = as_double(var('warn_feature_psi')) -%}
{%- set max_ks = as_double(var('max_feature_ks')) -%}
{%- set ageing_features = text_literal(var('ageing_features')) -%}
{%- set least_share = var('min_bin_share_for_psi') -%}

with

feature_shares as (
    select * from {{ ref('feature_shares') }}
),

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

shares_compared as (
    select
        feature,
        bin_number,
        'training' as compared_with,
        share_in_training as share_before,
        share_now,
        count_customers
    from feature_shares
    union all
    select
        feature,
        bin_number,
        'last_run' as compared_with,
        share_before,
        share_now,
        count_customers
    from feature_shares
    where share_before is not null
),

-- A share of 0 has no logarithm.
shares_by_bin as (
    select
        feature,
        compared_with,
        count_customers,
        greatest(share_now, {{ least_share }}) as share_now,
        greatest(share_before, {{ least_share }}) as share_before,
        abs(sum(share_now - share_before) over (
            partition by feature, compared_with order by bin_number
        )) as distance_at_edge
    from shares_compared
),

distances as (
    select
        feature,
        compared_with,
        max(count_customers) as count_customers,
        sum((share_now - share_before) * ln(share_now / share_before))
            as population_stability_index,
        max(distance_at_edge) as kolmogorov_smirnov_distance
    from shares_by_bin
    group by 1, 2
),

-- The tolerance against the last run widens with each day since.
distances_with_bounds as (
    select
        last_accepted_run.as_of,
        distances.*,
        case
            when distances.compared_with = 'training' then 0
            else
                {{ as_double(var('change_per_further_day')) }}
                * greatest(last_accepted_run.days_since - 1, 0)
        end as widened_by
    from distances
    cross join last_accepted_run
),

feature_drift as (
    select
        as_of,
        feature,
        compared_with,
        population_stability_index,
        {{ max_psi }} + widened_by as population_stability_bound,
        kolmogorov_smirnov_distance,
        {{ max_ks }} + widened_by as kolmogorov_smirnov_bound,
        case
            when
                population_stability_index <= {{ warn_psi }} + widened_by
                and kolmogorov_smirnov_distance <= {{ max_ks }} + widened_by
                then 'accepted'
            when
                compared_with = 'training'
                and population_stability_index <= {{ max_psi }}
                then 'accepted'
            when
                compared_with = 'training'
                or feature in ({{ ageing_features }})
                or count_customers < {{ var('min_customers_for_feature_gate') }}
                then 'warned'
            when
                population_stability_index > {{ max_psi }} + widened_by
                or kolmogorov_smirnov_distance > {{ max_ks }} + widened_by
                then 'rejected'
            else 'warned'
        end as verdict,
        'its values are spread differently from those of '
        || case compared_with
            when 'training' then 'the customers of the fit'
            else 'the last accepted run'
        end
        || ': stability index ' || {{
            number_text('population_stability_index', 2)
        }} || ', bound ' || {{ number_text(max_psi ~ ' + widened_by', 2) }}
        || '; ' || {{ number_text('100 * kolmogorov_smirnov_distance') }}
        || ' % of the customers moved, bound '
        || {{ number_text('100 * (' ~ max_ks ~ ' + widened_by)') }} || ' %'
            as reason
    from distances_with_bounds
)

select * from feature_drift
