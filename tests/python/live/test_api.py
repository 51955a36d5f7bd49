"""The API answers as the functions do, and says in a sentence what it cannot."""

import re
import threading

import pytest
from prometheus_client.parser import text_string_to_metric_families

from support.live import LIVE
from support.project import Warehouse

pytestmark = pytest.mark.recipe("live", "postgres")
MANY = "/v1/customers/segments"
SOME = "select customer_id from segmentation.customer_segments order by 1 limit 3"


def one(customer_id: str) -> str:
    return f"/v1/customers/{customer_id}/segment"


@pytest.fixture
def ids(live: Warehouse) -> list[str]:
    return list(live.query(SOME)["customer_id"])


def test_an_answer_is_what_the_function_says(api, live, ids):
    """If not, the banner of the shop and the mail of the night disagree."""
    said = api.get(one(ids[0]), params={"as_of": "2026-01-01T02:00:00+02:00"}).json()
    row = live.query(
        "select * from segmentation_live.live_segment"
        f"('{ids[0]}', timestamp '2026-01-01')"
    ).iloc[0]
    for name in ("segment_id", "tier", "reasons", "expected_spend", "model_id"):
        assert said[name] == row[name]
    assert said["is_live"]
    assert said["as_of"] == "2026-01-01T00:00:00Z"


def test_a_published_answer_is_what_the_build_wrote(api, live, ids):
    """If not, the API and the BI tool disagree about yesterday."""
    said = api.get(one(ids[0]), params={"source": "published"}).json()
    row = live.query(
        "select segment_name, tier, recommended_action"
        f" from segmentation_published.customers where customer_id = '{ids[0]}'"
    ).iloc[0]
    assert {name: said[name] for name in row.index} == dict(row)
    assert not said["is_live"]
    assert "reasons" not in said


def test_many_are_answered_once_and_unknown_ones_are_named(api, ids):
    """If not, the caller has to guess which answer belongs to whom."""
    said = api.post(MANY, json={"customer_ids": [*ids, ids[0], "x/y"]}).json()
    assert sorted(row["customer_id"] for row in said["customers"]) == ids
    assert said["unknown_customer_ids"] == ["x/y"]


def test_segments_come_with_what_to_do(api, live):
    """If not, each application keeps a list of actions of its own."""
    said = api.get("/v1/segments").json()
    rows = live.query("select * from segmentation_published.segment_profiles")
    assert {row["segment_id"]: row["count_customers"] for row in said} == dict(
        zip(rows["segment_id"], rows["count_customers"], strict=True)
    )
    assert all(row["recommended_action"] for row in said)


def test_an_old_publication_is_not_ready(api):
    """If not, a load balancer keeps sending questions to answers of last year."""
    said = api.get("/ready")
    assert said.status_code == 503
    assert re.search(
        r"The published run is of 2026-01-01, .* days old; max_days_since_run is 3\.",
        said.json()["detail"],
    )
    assert api.get("/health").json() == {"status": "ok"}


def test_prometheus_reads_what_was_asked(api, ids):
    """If not, the first to notice a slow service are the customers of the shop."""
    api.get(one(ids[0]))
    families = list(text_string_to_metric_families(api.get("/metrics").text))
    requests = next(f for f in families if f.name == "segmentation_api_requests")
    assert any(
        sample.labels
        == {"route": one("{customer_id:path}"), "status": "200"} | {"client": "shop"}
        for sample in requests.samples
    )
    assert "a-token-of-the-shop" not in api.get("/metrics").text
    assert "/v1/customers/segments" in api.get("/openapi.json").json()["paths"]


ID = one("C1")
MALFORMED = {
    "an unknown customer": (404, "No customer 'C1' is", "get", ID, {}),
    "a path that is not there": (404, "There is no GET /v2;", "get", "/v2", {}),
    "another method": (
        405,
        "There is no POST /v1/segments",
        "post",
        "/v1/segments",
        {},
    ),
    "a day in words": (422, "as_of: ", "get", ID, {"params": {"as_of": "today"}}),
    "a day that is none": (
        *(422, "as_of: ", "get", ID),
        {"params": {"as_of": "2026-02-30T00:00:00"}},
    ),
    "an unknown source": (
        *(422, "'live' or 'published'", "get", ID),
        {"params": {"source": "cache"}},
    ),
    "an id with a zero": (422, "control character 0", "get", one("%00"), {}),
    "a long id": (422, "at most 200", "get", one("x" * 201), {}),
    "a very long id": (422, "at most 200", "get", one("x" * 9000), {}),
    "bytes that are no text": (404, "No customer", "get", one("%ff%fe"), {}),
    "an id that ends a text": (404, "No customer", "get", one("' or true --"), {}),
    "no body": (422, "The body: ", "post", MANY, {}),
    "no JSON": (422, "no JSON", "post", MANY, {"data": '{"customer_ids": ["x"'}),
    "a form": (422, "", "post", MANY, {"data": {"customer_ids": "x"}}),
    "a list": (422, "The body: ", "post", MANY, {"json": ["x"]}),
    "no ids": (422, "customer_ids: ", "post", MANY, {"json": {"customer_ids": []}}),
    "numbers": (422, "customer_ids.0: ", "post", MANY, {"json": {"customer_ids": [7]}}),
    "an empty id": (
        *(422, "customer_ids.0: ", "post", MANY),
        {"json": {"customer_ids": [""]}},
    ),
    "too many ids": (
        *(422, "at most 500", "post", MANY),
        {"json": {"customer_ids": ["x"] * 501}},
    ),
    "half a character": (
        *(422, "customer_ids.0: ", "post", MANY),
        {"data": r'{"customer_ids": ["\ud800"]}'},
    ),
    "another field": (
        *(422, "customers: ", "post", MANY),
        {"json": {"customer_ids": ["x"], "customers": 1}},
    ),
    "a deep body": (422, "cannot be read", "post", MANY, {"data": "[" * 100_000}),
    "a large body": (413, "at most 512 KB", "post", MANY, {"data": "[" * 600_000}),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_what_cannot_be_answered_is_said_in_a_sentence(api, name):
    """If not, the developer of the shop reads a stack trace, or waits for ever."""
    status, words, method, path, given = MALFORMED[name]
    headers = {"Content-Type": "application/json"} if name != "a form" else {}
    said = getattr(api, method)(path, headers=headers, **given)
    assert said.status_code == status, said.text
    assert words in said.json()["detail"]
    assert said.json()["detail"].endswith((".", "is."))


@pytest.mark.parametrize("given", ["", "Basic YTpi", "Bearer ", "Bearer wrong", "x"])
def test_without_a_known_token_nothing_is_said(api, given):
    """If not, segments of customers are open to everybody in the network."""
    said = api.get("/v1/segments", headers={"Authorization": given})
    assert said.status_code == 401
    assert "Authorization: Bearer TOKEN" in said.json()["detail"]


@pytest.mark.slow
def test_a_publication_is_not_noticed_by_those_who_ask(api, live, ids):
    """If it is, every night a login fails, or shows a segment of two runs."""
    failed, asked, done = [], [], threading.Event()

    def ask() -> None:
        while not done.is_set():
            answer = api.post(MANY, json={"customer_ids": ids})
            asked.append(answer.status_code)
            if answer.status_code != 200 or len(answer.json()["customers"]) != len(ids):
                failed.append(answer.text)

    asking = threading.Thread(target=ask)
    asking.start()
    live.dbt("run", "--quiet", "--select", "publication", "--vars", LIVE)
    done.set()
    asking.join()
    assert len(asked) > 20
    assert failed == []
