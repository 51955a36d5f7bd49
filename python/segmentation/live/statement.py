"""One query for one customer, put together from the SQL that the build ran."""

import re
from collections.abc import Collection, Mapping

# The models whose rows are the answer: one row, and up to three reasons of it.
TARGET = "customer_segments"
REASONS = "segment_reasons"
# One row more where the variable `customer_value` is true.
VALUE = "customer_value"
AS_OF = "int_as_of"
# Of these a customer's rows are kept; beyond them nothing is read.
OF_CUSTOMER = (
    *("stg_shop__customers", "stg_shop__returns", "stg_app__events"),
    *("stg_support__tickets", "int_orders_placed", "int_orders_netted"),
    *("int_returns_allocated", "int_customer_categories"),
    # What a customer is among all others: tonight's build moves it.
    "rfm_scores",
    "previous_customer_segments",
    "previous_tiers",
)
# These hold for all customers.
OF_ALL = (
    *("data_quality_checks", "segment_fits", "segment_fit_request"),
    *("segment_parameters", "segment_playbook", "segment_models", "rfm_rules"),
    *("segment_typical_values", "feature_words", "value_fits", "int_returns_named"),
)
# What is computed anew, one customer at a time. A model that looks at several
# customers would be wrong here, so that a new one is written down after a look.
COMPUTED = (
    *("int_customers_observed", "int_customer_activity", "int_customer_orders"),
    *("record_features", "purchase_features", "engagement_features"),
    *("customer_features", "segment_scoring_features", "segment_scores"),
    *("segment_assignments", "candidate_segments", TARGET),
    *("segment_reason_parts", "segment_reason_rows", REASONS),
    *("value_purchase_days", "value_inputs", "value_forecasts", "value_scores", VALUE),
)
# Expressions of a model that are the same for all customers, computed once.
CONSTANT = {
    "segment_scores": ("segments_wide",),
    "segment_scoring_features": ("current_scaling",),
    "segment_reasons": ("typical_values_in_words",),
    "value_forecasts": ("parameters", "nodes", "most_repeats"),
    "value_scores": ("tiers",),
}
# What an expression is instead: the back-test of the value looks at a day before.
INSTEAD = {
    "value_purchase_days": {
        "moments": "select 'now' as moment, as_of as seen_at from as_of"
    }
}
RELATION = re.compile(r'"[^"]+"\."[^"]+"\."([^"]+)"')


def constants(compiled: Mapping[str, str]) -> dict[str, str]:
    """Return the query of each expression that is the same for all customers.

    Parameters
    ----------
    compiled
        Name of a model to its SQL as the build ran it.
    """
    found = {}
    for model in models_of(compiled):
        for name in CONSTANT.get(model, ()):
            _, end = _body(compiled[model], name)
            found[name] = f"{compiled[model][: end + 1]}\nselect * from {name}"
    return found


def live_query(
    compiled: Mapping[str, str], schema: str, customer: str, as_of: str
) -> str:
    """Return the query whose only row is the segment of a customer.

    The features, the score, the margin and the name are those of the build, since
    its own models are the expressions of the query.

    Parameters
    ----------
    compiled
        Name of a model to its SQL as the build ran it.
    schema
        The quoted schema that holds the rows the query starts from.
    customer, as_of
        SQL expressions of the customer's id and of the instant.

    Raises
    ------
    KeyError
        If a model was not compiled.
    ValueError
        If the query would read a model that is in none of the lists above.
    """
    expressions = {
        model: _expression(compiled, model, schema, customer, as_of)
        for model in models_of(compiled)
    }
    parts = [f"{_named(model)} as (\n{text}\n)" for model, text in expressions.items()]
    joined = ",\n\n".join(parts)
    return f"with\n\n{joined}\n\n{_answer(has_value(compiled))}"


def has_value(compiled: Mapping[str, str]) -> bool:
    """Return whether the build gave customers a value and a tier."""
    return '"value_scores"' in compiled[TARGET]


def models_of(compiled: Mapping[str, str]) -> list[str]:
    """Return the models that the query is made of, each after what it reads."""
    found: list[str] = []
    for target in [TARGET, REASONS, *[VALUE] * has_value(compiled)]:
        _in_order(compiled, target, found)
    return found


def _answer(is_valued: bool) -> str:
    """Return what is asked of the models: one row."""
    value = (
        f"left join {_named(VALUE)} as valued"
        " on segment.customer_id = valued.customer_id"
    )
    names = ("order_probability", "expected_orders", "expected_spend")
    source = "valued.{}" if is_valued else "cast(null as double precision) as {}"
    return f"""
        select
            segment.*,
            playbook.recommended_action,
            playbook.recommended_channel,
            {", ".join(source.format(name) for name in names)},
            (
                select array_agg(sentence order by reason_number)
                from {_named(REASONS)}
            ) as reasons
        from {_named(TARGET)} as segment
        left join {_named("segment_playbook")} as playbook
            on segment.playbook_key = playbook.playbook_key
        {value if is_valued else ""}"""


def _in_order(compiled: Mapping[str, str], model: str, found: list[str]) -> list[str]:
    if model in found:
        return found
    if model not in _starts():
        if model not in COMPUTED:
            raise ValueError(
                f"live_segment would read {model}: add it to a list in "
                "segmentation/live/statement.py and to publication.py."
            )
        for parent in dict.fromkeys(RELATION.findall(_read(compiled[model]))):
            _in_order(compiled, parent, found)
    found.append(model)
    return found


def _read(text: str) -> str:
    """Return SQL without the comments by which dbt orders its models."""
    return "\n".join(
        line for line in text.split("\n") if not line.lstrip().startswith("--")
    )


def _starts() -> Collection[str]:
    return {AS_OF, *OF_CUSTOMER, *OF_ALL}


def _expression(
    compiled: Mapping[str, str], model: str, schema: str, customer: str, as_of: str
) -> str:
    if model == AS_OF:
        return f"select {as_of} as as_of"
    if model in OF_ALL:
        return f'select * from {schema}."{model}"'
    if model in OF_CUSTOMER:
        return f'select * from {schema}."{model}" where customer_id = {customer}'
    text = _read(compiled[model])
    instead = INSTEAD.get(model, {}) | {
        name: f'select * from {schema}."{name}"' for name in CONSTANT.get(model, ())
    }
    for name, query in instead.items():
        start, end = _body(text, name)
        text = f"{text[:start]}{query}{text[end:]}"
    return RELATION.sub(lambda match: _named(match[1]), text)


def _named(model: str) -> str:
    return f"batch__{model}"


def _body(text: str, name: str) -> tuple[int, int]:
    """Return where the query of a common table expression begins and ends."""
    start = re.search(rf"\b{name} as \(", text).end()
    depth, at = 1, start
    while depth:
        if text[at] == "'":
            at = text.index("'", at + 1)
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        at += 1
    return start, at - 1
