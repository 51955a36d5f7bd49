"""The roles of the tests of the live schema, and the variables that let them in."""

ROLE = "caller_of_live_segment"
SENDER = "sender_of_events"
DELIVERER = "deliverer_of_changes"
ROLES = (ROLE, SENDER, DELIVERER)
LIVE = (
    f"{{live: true, live_roles: [{ROLE}, {SENDER}], live_events: true,"
    f" live_event_roles: [{SENDER}], live_outbox_roles: [{DELIVERER}],"
    " live_moves_window: 20, live_most_moved: 0.5}"
)
