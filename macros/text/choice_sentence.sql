{#- Why these segments and not others, in the query of board_model_choice. -#}
{% macro choice_sentence() -%}
    case
        when segment_models.choice_reason like 'kept, silhouette %'
            then
                'The ' || cast(segment_models.k as text) || ' segments of the '
                || 'previous model were kept, so that no customer had to move: '
                || 'their silhouette is '
                || {{ number_text('segment_models.silhouette', decimals=2) }}
                || ', that of the best new fit '
                || {{ number_text('candidates_counted.best_silhouette', decimals=2) }}
                || '. They are kept while theirs is at most '
                || '{{ (var("keep_tolerance") * 100) | round | int }} % below it.'
        else
            'Of ' || cast(candidates_counted.count_eligible as text)
            || ' numbers of segments, ' || cast(segment_models.k as text)
            || ' won: ' || segment_models.choice_reason || '. Silhouette '
            || {{ number_text('segment_models.silhouette', decimals=2) }} || ' (best '
            || {{ number_text('candidates_counted.best_silhouette', decimals=2) }}
            || '), stability '
            || {{ number_text('candidates_counted.stability', decimals=2) }} || ' (at least '
            || '{{ var("min_stability") }}).'
    end
    || case
        when candidates_counted.count_challengers > 0
            then
                ' Clusterings by other algorithms ('
                || cast(candidates_counted.count_challengers as text)
                || ') are compared, never chosen.'
        else ''
    end
    || case
        when segment_models.is_fallback
            then
                ' No candidate kept all bounds: look at the measures before '
                || 'relying on these segments.'
        else ''
    end
{%- endmacro %}
