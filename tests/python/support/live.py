"""The role of the tests of the live schema, and the variables that let it in."""

ROLE = "caller_of_live_segment"
LIVE = f"{{live: true, live_roles: [{ROLE}]}}"
