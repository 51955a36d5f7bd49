{#- `segmentation activate` writes these tables beside the build; where nothing was
    ever sent, they are not there. -#}
{%- set sent = this.schema | replace('_boards', '_activation') -%}
{%- set is_built = execute and flags.WHICH in ('build', 'run', 'retry')
    and model.resource_type != 'unit_test' -%}
{%- set syncs = adapter.get_relation(
    database=this.database, schema=sent, identifier='syncs'
) if is_built -%}

with

int_as_of as (
    select * from {{ ref('int_as_of') }}
),

{% if syncs -%}
    {%- set rejected = adapter.get_relation(
        database=this.database, schema=sent, identifier='rejected_rows'
    ) %}
    syncs as (
        select
            *,
            row_number() over (
                partition by destination
                order by started_at desc nulls last, sync_id
            ) as place,
            max(case when outcome = 'done' then ended_at end) over (
                partition by destination
            ) as agreed_at
        from {{ syncs }}
    ),

    rejected as (
        select
            destination,
            count(*) as count_rejected,
            min(reason) as example
        from {{ rejected }}
        group by 1
    ),

    newest as (
        select
            syncs.destination,
            syncs.started_at,
            syncs.agreed_at,
            syncs.outcome,
            syncs.count_members,
            syncs.count_added,
            syncs.count_changed,
            syncs.count_removed,
            coalesce(rejected.count_rejected, 0) as count_rejected,
            syncs.count_left_out,
            coalesce(
                nullif(syncs.message, ''),
                'Rejected, such as: ' || rejected.example
            ) as message
        from syncs
        left join rejected on syncs.destination = rejected.destination
        where syncs.place = 1
    ),
{%- else %}
    newest as (
        select
            {{ as_text('null') }} as destination,
            cast(null as timestamp) as started_at,
            cast(null as timestamp) as agreed_at,
            {{ as_text('null') }} as outcome,
            0 as count_members,
            0 as count_added,
            0 as count_changed,
            0 as count_removed,
            0 as count_rejected,
            0 as count_left_out,
            {{ as_text('null') }} as message
        from int_as_of
        where false
    ),
{%- endif %}

board_audience_syncs as (
    select
        int_as_of.as_of,
        newest.destination,
        newest.started_at,
        newest.agreed_at,
        case newest.outcome
            when 'done' then 'Both sides agree'
            when 'held' then 'Held until accepted'
            when 'failed' then 'Failed'
            else 'Not finished'
        end as outcome,
        newest.outcome = 'done' and newest.count_rejected = 0 as is_well,
        cast(newest.count_members as bigint) as count_members,
        cast(newest.count_added as bigint) as count_added,
        cast(newest.count_changed as bigint) as count_changed,
        cast(newest.count_removed as bigint) as count_removed,
        cast(newest.count_rejected as bigint) as count_rejected,
        cast(newest.count_left_out as bigint) as count_left_out,
        newest.message
    from newest
    cross join int_as_of
)

select * from board_audience_syncs
