{% macro default_segment_bound(checks) -%}
case
    when {{ checks }}.check_name = 'customers'
        then {{ as_double(var('max_customers_change')) }}
    when {{ checks }}.check_name = 'moved'
        then {{ as_double(var('max_moved_share')) }}
    when {{ checks }}.check_name = 'refit_moves'
        then {{ as_double(var('warn_moved_share_after_refit')) }}
    when {{ checks }}.is_refitted
        then case {{ checks }}.check_name
            when 'size'
                then {{ as_double(var('max_segment_size_change_after_refit')) }}
            when 'share'
                then {{ as_double(var('max_segment_share_change_after_refit')) }}
            when 'appeared'
                then {{ as_double(var('max_appeared_share_after_refit')) }}
            when 'vanished'
                then {{ as_double(var('max_vanished_share_after_refit')) }}
        end
    else case {{ checks }}.check_name
        when 'size' then {{ as_double(var('max_segment_size_change')) }}
        when 'share' then {{ as_double(var('max_segment_share_change')) }}
        when 'appeared' then {{ as_double(var('max_appeared_share')) }}
        when 'vanished' then {{ as_double(var('max_vanished_share')) }}
    end
end
{%- endmacro %}
