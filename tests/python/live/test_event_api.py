"""Events over HTTP: what became of each, who may send them, and what is counted."""

import pytest
from prometheus_client.parser import text_string_to_metric_families

from live.serving import EVENT_TOKEN, Api, free_port, serving
from live.test_events import order
from support.live import ROLE
from support.project import Warehouse

pytestmark = pytest.mark.recipe("live", "postgres")
EVENTS = "/v1/events"
SENDING = {"Authorization": f"Bearer {EVENT_TOKEN}"}


def gauges(api: Api) -> dict[str, float]:
    families = text_string_to_metric_families(api.get("/metrics").text)
    return {
        ".".join([sample.name, *sorted(sample.labels.values())]): sample.value
        for family in families
        for sample in family.samples
    }


def test_what_became_of_each_event_is_answered_and_counted(event_api, taking):
    """If not, the till cannot tell a lost order from a repeated one."""
    known = taking.query(
        "select customer_id from segmentation_published.customer_features"
        " order by md5(customer_id) limit 1"
    )["customer_id"][0]
    before = gauges(event_api)
    sent = [order("http", known), order("http", known), "no event"]
    said = event_api.post(EVENTS, json={"events": sent}, headers=SENDING)
    assert said.status_code == 200
    outcomes = [one["outcome"] for one in said.json()["events"]]
    assert outcomes == ["accepted", "duplicate", "rejected"]
    after = gauges(event_api)
    for outcome in outcomes:
        name = f"segmentation_api_events_total.{outcome}"
        assert after[name] == before.get(name, 0) + 1
    assert after["segmentation_events_held_back"] == 0
    source = taking.query(
        "select source->>'client' as client from segmentation_live.rejected_events"
        " order by number desc limit 1"
    )
    assert source["client"][0] == "till"


def test_who_may_ask_may_not_send(event_api):
    """If not, a script in the browser of a customer may write orders."""
    said = event_api.post(EVENTS, json={"events": [{}]})
    assert said.status_code == 403
    assert "SEGMENTATION_EVENT_TOKENS holds who may send" in said.json()["detail"]
    said = event_api.get("/v1/segments", headers=SENDING)
    assert said.status_code == 403
    said = event_api.post(EVENTS, headers={"Authorization": "Bearer x"}, json={})
    assert said.status_code == 401


MALFORMED = {
    "no events": ({"json": {"events": []}}, "events: "),
    "too many": ({"json": {"events": [{}] * 501}}, "at most 500"),
    "another field": ({"json": {"events": [{}], "x": 1}}, "x: "),
    "one event bare": ({"json": order("bare", "C")}, ": "),
    "nothing that could be taken": ({"json": {"events": [{}]}}, "event_id: nothing"),
    "a character 0": (
        {"data": '{"events": [{"event_id": "a\\u0000"}]}'},
        "accepted is JSON without the character 0",
    ),
    "half a character": (
        {"data": '{"events": [{"event_id": "\\ud800"}]}'},
        "half characters",
    ),
    "not a number": ({"data": '{"events": [{"event_id": NaN}]}'}, "NaN"),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_what_cannot_be_taken_is_said_in_a_sentence(event_api, name):
    """If not, the developer of the shop reads a stack trace."""
    given, words = MALFORMED[name]
    headers = SENDING | {"Content-Type": "application/json"}
    said = event_api.post(EVENTS, headers=headers, **given)
    assert said.status_code == 422, said.text
    assert words in said.json()["detail"]


def test_a_role_without_the_right_is_told_so(taking: Warehouse):
    """If not, whoever sets it up searches for hours."""
    with serving(taking.environment | {"PGUSER": ROLE}) as api:
        said = api.post(EVENTS, json={"events": [{}]}, headers=SENDING)
        assert said.status_code == 503
        assert "for events in live_event_roles" in said.json()["detail"]


def test_metrics_are_there_when_the_database_is_not(taking: Warehouse):
    """If not, the counters are gone in the very hour in which they are looked at."""
    away = {"PGHOST": "127.0.0.1", "PGPORT": str(free_port())}
    with serving(taking.environment | away) as api:
        assert api.get("/v1/segments").status_code == 503
        found = gauges(api)
    assert found["segmentation_api_database_up"] == 0
    assert found["segmentation_api_requests_total./v1/segments.503.shop"] == 1
