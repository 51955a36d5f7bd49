{{ config(enabled='zendesk' in active_mappings()) }}

with

customers as (
    select * from {{ ref('base_shop__customers') }}
),

ticket as (
    {{ mapping_source('zendesk', 'ticket', {
        'id': 'text', 'requester_id': 'text', 'created_at': 'instant',
        'updated_at': 'instant', 'status': 'text', 'priority': 'text',
        '_fivetran_synced': 'instant',
    }, key=['id']) | indent(4) }}
),

users as (
    {{ mapping_source('zendesk', 'user', {
        'id': 'text', 'email': 'text', 'external_id': 'text',
    }) | indent(4) }}
),

satisfaction_rating as (
    {{ mapping_source('zendesk', 'satisfaction_rating', {
        'ticket_id': 'text', 'score': 'text', 'updated_at': 'instant',
        'created_at': 'instant', 'id': 'text',
    }, is_optional=true) | indent(4) }}
),

ticket_field_history as (
    {{ mapping_source('zendesk', 'ticket_field_history', {
        'ticket_id': 'text', 'field_name': 'text', 'value': 'text',
        'updated': 'instant',
    }, is_optional=true) | indent(4) }}
),

{{ people_as_customers('users') }},

-- A rating that was only asked for is none.
ratings as (
    select
        ticket_id,
        case when score = 'good' then 5 else 1 end as satisfaction,
        row_number() over (
            partition by ticket_id
            order by coalesce(updated_at, created_at) desc nulls last, id desc
        ) as rating_number
    from satisfaction_rating
    where score in ('good', 'bad')
),

-- A ticket that was opened again is closed when it was last solved.
solutions as (
    select
        ticket_id,
        max(updated) as solved_at
    from ticket_field_history
    where
        field_name = 'status'
        and value = 'solved'
    group by 1
),

zendesk__tickets as (
    select
        ticket.id as ticket_id,
        people.customer_id,
        ticket.created_at as opened_at,
        case
            when ticket.status in ('solved', 'closed')
                then coalesce(solutions.solved_at, ticket.updated_at)
        end as closed_at,
        ticket.status,
        ticket.priority,
        ratings.satisfaction,
        ticket.updated_at,
        ticket._fivetran_synced as loaded_at
    from ticket
    inner join people
        on ticket.requester_id = people.person_id
    left join ratings
        on
            ticket.id = ratings.ticket_id
            and ratings.rating_number = 1
    left join solutions
        on ticket.id = solutions.ticket_id
    where ticket.status is distinct from 'deleted'
)

select * from zendesk__tickets
