{#- Full days, and rows that may be lost: rounded down. -#}
{%- set whole = {} -%}
{%- for column in ['value_before', 'value_now', 'bound'] -%}
    {%- do whole.update({
        column: number_text('floor(' ~ column ~ ' + 0.0000001)')
    }) -%}
{%- endfor -%}
{%- set percent = {} -%}
{%- for column in ['value_before', 'value_now', 'deviation', 'bound'] -%}
    {%- do percent.update({column: number_text('100 * ' ~ column)}) -%}
{%- endfor -%}
{%- set bound_in_tenths = number_text('bound', 1) -%}
{%- set checks = [
    'source_losses', 'source_silences', 'source_arrivals',
    'source_unusable_rows', 'source_clocks', 'source_values',
    'source_order_delays', 'source_links',
] -%}

with

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

source_changes as (
    {% for check in checks -%}
        select
            source_table,
            check_name,
            measure,
            member,
            value_before,
            value_now,
            deviation,
            bound,
            verdict,
            {{ 'words' if check == 'source_links' else 'null' }} as words
        from {{ ref(check) }}
        {{ 'union all' if not loop.last }}
    {% endfor %}
),

changes_in_words as (
    select
        *,
        case check_name
            when 'rows_lost'
                then
                    measure || ' ' || member || ': of '
                    || {{ whole.value_before }}
                    || ' rows of the last accepted run '
                    || {{ whole.value_now }} || ' are left, '
                    || {{ whole.bound }} || ' may be lost'
            when 'silence'
                then
                    'no row for ' || {{ whole.value_now }}
                    || ' full days, in which ' || {{ whole.value_before }}
                    || ' are usual; believable are less than '
                    || {{ bound_in_tenths }} || ' days'
            when 'orders_behind'
                then
                    'other sources go on for ' || {{ whole.value_now }}
                    || ' full days after the newest order, bound '
                    || {{ bound_in_tenths }} || ' days'
            when 'arrivals'
                then
                    {{ whole.value_now }}
                    || ' rows since the last accepted run; in the same days of '
                    || 'each of the last eight weeks at least '
                    || {{ whole.value_before }} || ', bound '
                    || {{ number_text(
                        'floor(greatest(bound, 0) + 0.0000001)'
                    ) }}
            when 'missing_values'
                then
                    measure || ': from ' || {{ percent.value_before }}
                    || ' % to ' || {{ percent.value_now }}
                    || ' % of the rows, bound ' || {{ percent.bound }}
                    || ' points'
            when 'links' then words
            when 'means'
                then
                    measure || ': mean per row changed by '
                    || {{ percent.deviation }} || ' %, bound '
                    || {{ percent.bound }} || ' %'
            when 'hours_of_history'
                then
                    measure || ': ' || {{ percent.value_now }}
                    || ' % of the rows before the last accepted run moved to '
                    || 'other hours of the day, bound ' || {{ percent.bound }}
                    || ' %'
            when 'hours_of_new_rows'
                then
                    measure || ': new rows fit better to clocks that are hours '
                    || 'off (evidence ' || {{ number_text('value_now', 1) }}
                    || ', bound ' || {{ bound_in_tenths }} || ')'
            else
                member || ' from ' || {{ whole.value_before }} || ' to '
                || {{ whole.value_now }} || ' rows, bound +'
                || {{ whole.bound }}
        end as reason
    from source_changes
),

source_drift as (
    select
        last_accepted_run.as_of,
        changes_in_words.source_table,
        changes_in_words.check_name,
        changes_in_words.measure,
        changes_in_words.member,
        last_accepted_run.previous_as_of,
        changes_in_words.value_before,
        changes_in_words.value_now,
        changes_in_words.deviation,
        changes_in_words.bound,
        changes_in_words.verdict,
        changes_in_words.reason
    from changes_in_words
    cross join last_accepted_run
)

select * from source_drift
