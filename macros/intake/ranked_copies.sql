{#
    A version is text: an instant with an offset, a wall clock in the zone of the row,
    or else a number or id that grows, of which the longer one is the larger. A row of
    no customer in the newest version had one in an older one: that is no fault,
    as when an account is made anonymous, and takes the older ones with it.
#}
{% macro ranked_copies(rows, keys, first, texts, others, zone=none) -%}
    {%- set versions = [] -%}
    {%- for column in ['updated_at', 'loaded_at'] -%}
        {%- set clock -%}
            {{ column }} || case when length({{ column }}) = 10 then ' 00:00Z' else 'Z' end
        {%- endset -%}
        {%- set local = '(' ~ iso_text_to_utc('(' ~ clock ~ ')') ~ ')' -%}
        {%- set instant = 'coalesce(' ~ iso_text_to_utc(column) ~ ', ' ~ (
            wall_clock_to_utc(local, 'coalesce(' ~ zone ~ ", 'UTC')")
            if zone and column == 'updated_at' else local
        ) ~ ')' -%}
        {%- do versions.extend([
            instant ~ ' desc nulls last',
            'case when ' ~ instant ~ " is null then length(split_part("
                ~ column ~ ", '.', 1)) end desc nulls last",
            'case when ' ~ instant ~ ' is null then ' ~ code_points(column)
                ~ ' end desc nulls last',
        ]) -%}
    {%- endfor -%}
    select
        {{ rows }}.*,
        reject_reason is null and row_number() over copies > 1 as is_duplicate,
        case
            when
                reject_reason is not null
                or row_number() over copies = 1
                or (updated_at is distinct from first_value(updated_at) over copies)
                or (loaded_at is distinct from first_value(loaded_at) over copies)
                then null
            {% for column in texts + others -%}
            when
                ({{ column }} is distinct from first_value({{ column }}) over copies)
                then '{{ column | replace("_given", "") | replace("_local", "") }}'
            {% endfor -%}
            when loaded_at is not null then 'loaded_at'
            when updated_at is null then ''
        end as conflicting_column
    from {{ rows }}
    window copies as (
        partition by
            {{ keys | join(', ') }},
            case
                when
                    reject_reason not in (
                        'guest_sale', 'anonymous_event', 'anonymous_ticket'
                    )
                    then reject_reason
            end
        order by
            {% for term in versions -%}
            {{ term }},
            {% endfor -%}
            case when reject_reason is null then 1 else 2 end,
            {% for column in texts + others -%}
            {{ '+ ' if not loop.first }}cast({{ column }} is not null as int)
            {% endfor %} desc,
            {%- for term in first %}
            {{ term }},
            {%- endfor %}
            {%- for column in texts %}
            {{ code_points(column) }} desc nulls last,
            {%- endfor %}
            {%- for column in others %}
            {{ column }} desc nulls last {{- ',' if not loop.last }}
            {%- endfor %}
    )
{%- endmacro %}
