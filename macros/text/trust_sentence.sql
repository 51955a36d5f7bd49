{#- May today's run be trusted? In one word, in the query of board_run_trust. -#}
{% macro trust_answer() -%}
    case
        when verdict = 'rejected' then 'No'
        when is_accepted_by_hand then 'By hand'
        when previous_as_of is null then 'Not yet known'
        when verdict = 'warned' then 'With care'
        else 'Yes'
    end
{%- endmacro %}

{#- Why, in one sentence that names what readers see instead. -#}
{% macro trust_sentence() -%}
    case
        when verdict = 'rejected'
            then
                'The run of ' || run_date || ' was rejected: '
                || {{ first_finding() }} || '. '
                || coalesce(
                    'The tables that people read still show the run of '
                    || published_date || '.',
                    'Nothing has been published yet.'
                )
        when is_accepted_by_hand
            then
                'The run of ' || run_date || ' failed its checks and was '
                || 'accepted by ' || coalesce(accepted_by, 'somebody')
                || coalesce(' because: ' || accepted_because, '')
                || '. What failed first: ' || {{ first_finding() }} || '.'
        when verdict = 'warned'
            then
                'The run of ' || run_date || ' is published; '
                || case count_findings
                    when 1 then 'one check warns'
                    else cast(count_findings as text) || ' checks warn'
                end
                || ': ' || {{ first_finding() }} || '.'
        when previous_as_of is null
            then
                'The run of ' || run_date || ' is the first, and most checks '
                || 'need an earlier one; the ' || cast(count_checks as text)
                || ' that could be made passed.'
        else
            'All ' || cast(count_checks as text) || ' checks of the run of '
            || run_date || ' passed, compared with the run of '
            || previous_date || '.'
    end
{%- endmacro %}

{#- The weightiest finding and how many more there are, in words. -#}
{% macro first_finding() -%}
    replace(reason, '_', ' ')
{%- endmacro %}
