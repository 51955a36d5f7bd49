{#- Full days, and rows that may be lost: rounded down. -#}
{%- set whole = {} -%}
{%- set percent = {} -%}
{%- for column in ['value_before', 'value_now', 'deviation', 'bound'] -%}
    {%- do whole.update({
        column: number_text('floor(' ~ column ~ ' + 0.0000001)')
    }) -%}
    {%- do percent.update({column: number_text('100 * ' ~ column)}) -%}
{%- endfor -%}
{%- set bound_in_tenths = number_text('bound', 1) -%}
{%- set day_before = date_text("as_of - interval '1' day") -%}
{%- set checks = [
    'source_losses', 'source_silences', 'source_arrivals',
    'source_unusable_rows', 'source_clocks', 'source_values',
    'source_order_delays', 'source_links',
] -%}

with

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

checks as (
    {% for check in checks -%}
        select *{{ ', null as words' if check != 'source_links' }}
        from {{ ref(check) }}
        {{ 'union all' if not loop.last }}
    {% endfor %}
),

source_changes as (
    select
        last_accepted_run.as_of,
        last_accepted_run.previous_as_of,
        checks.*
    from checks
    cross join last_accepted_run
),

source_drift as (
    select
        as_of,
        source_table,
        check_name,
        measure,
        member,
        previous_as_of,
        value_before,
        value_now,
        deviation,
        bound,
        case
            when
                check_name in ('silence', 'arrivals', 'orders_behind')
                and previous_as_of is null
                and verdict = 'rejected' then 'warned'
            else verdict
        end as verdict,
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
                    || case
                        when previous_as_of is null then ' rows on the last day'
                        else ' rows since the last accepted run'
                    end
                    || '; in the same days of each of the last eight weeks '
                    || 'at least '
                    || {{ whole.value_before }} || ', bound '
                    || {{ number_text(
                        'floor(greatest(bound, 0) + 0.0000001)'
                    ) }}
            when 'half_day'
                then
                    'half a day, ' || {{ day_before }} || ': newest row at '
                    || {{ whole.value_now }} || ' h UTC, usual is '
                    || {{ whole.value_before }} || ' h or later; for the day '
                    || 'before: SEGMENTATION_AS_OF=' || {{ day_before }}
                    || ' dbt build --vars ''backfill: true'''
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
)

select * from source_drift
