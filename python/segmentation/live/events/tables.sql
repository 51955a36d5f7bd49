-- What stays between publications. `body` is the raw row that an event brought.
create table if not exists live_schema.inbox (
    event_id text primary key,
    type text not null,
    item text not null,
    customer_id text,
    order_id text,
    body jsonb,
    received_at timestamptz not null default now(),
    waits_for text
);
create index if not exists inbox_by_customer on live_schema.inbox (customer_id);
create index if not exists inbox_by_order on live_schema.inbox (order_id);
create index if not exists inbox_waiting on live_schema.inbox (received_at)
where waits_for is not null;

create table if not exists live_schema.rejected_events (
    number bigint generated always as identity primary key,
    received_at timestamptz not null default now(),
    event_id text,
    type text,
    customer_id text,
    reason text not null,
    sentence text not null,
    body jsonb,
    source jsonb
);

create index if not exists rejected_by_event on live_schema.rejected_events (event_id);

-- What receivers were told last of a customer; the row is locked while it changes.
create table if not exists live_schema.told_segments (
    customer_id text primary key,
    segment_id text,
    tier text,
    number bigint not null default 0,
    is_held boolean not null default false
);
create index if not exists told_segments_held on live_schema.told_segments (customer_id)
where is_held;

create table if not exists live_schema.outbox (
    number bigint generated always as identity primary key,
    key text not null unique,
    type text not null,
    customer_id text not null,
    body jsonb not null,
    created_at timestamptz not null default now(),
    delivered_at timestamptz
);
create index if not exists outbox_waiting on live_schema.outbox (number)
where delivered_at is null;

-- The customers that were scored since the last publication, and who moved.
create table if not exists live_schema.touches (
    number bigint generated always as identity primary key,
    is_moved boolean not null
);

-- One row while nothing is told on.
create table if not exists live_schema.breaker (
    opened_at timestamptz not null default now(),
    sentence text not null,
    is_open boolean primary key default true check (is_open)
);

create table if not exists live_schema.stream_offsets (
    consumer text,
    topic text,
    partition_number int,
    next_offset bigint not null,
    read_at timestamptz not null default now(),
    primary key (consumer, topic, partition_number)
);
