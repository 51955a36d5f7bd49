{#- Why these segments and not others, in the query of board_model_choice. -#}
{% macro choice_sentence() -%}
    case
        when segment_models.choice_reason like 'in force, and %'
            then
                'The ' || cast(segment_models.k as text) || ' segments of the '
                || 'model before were kept, so that nobody had to move: '
                || 'their silhouette is '
                || {{ hundredths('segment_models.silhouette') }}
                || ', the best that a new fit could reach is '
                || {{ hundredths('candidates_counted.best_silhouette') }}
                || ', and as long as they lack less than '
                || '{{ (var("keep_tolerance") * 100) | round | int }} % of it '
                || 'they stay.'
        else
            'Of ' || cast(candidates_counted.count_eligible as text)
            || ' numbers of segments, ' || cast(segment_models.k as text)
            || ' won: ' || segment_models.choice_reason || '. Silhouette '
            || {{ hundredths('segment_models.silhouette') }} || ' (best '
            || {{ hundredths('candidates_counted.best_silhouette') }}
            || '), stability '
            || {{ hundredths('candidates_counted.stability') }} || ' (at least '
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
