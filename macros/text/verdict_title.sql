{% macro verdict_title() -%}
    case
        when is_accepted_by_hand then 'Accepted by hand'
        when verdict = 'rejected' then 'Rejected'
        when verdict = 'warned' then 'Warned'
        else 'Accepted'
    end
{%- endmacro %}
