"""One query for one customer, put together from the SQL that the build ran."""

from collections.abc import Mapping

from segmentation.live.chain import body, chain, expressions, named

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
# Their rows are known by their instant: a later one is not there yet.
ORDERED = ("int_orders_placed", "int_orders_netted")


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
            _, end = body(compiled[model], name)
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
    starts = _starts(schema, customer, as_of)
    models = chain(compiled, _targets(compiled), starts, COMPUTED, _instead(schema))
    return f"with\n\n{expressions(models)}\n\n{_answer(has_value(compiled))}"


def has_value(compiled: Mapping[str, str]) -> bool:
    """Return whether the build gave customers a value and a tier."""
    return '"value_scores"' in compiled[TARGET]


def models_of(compiled: Mapping[str, str]) -> list[str]:
    """Return the models that the query is made of, each after what it reads."""
    return list(chain(compiled, _targets(compiled), _starts("", "", ""), COMPUTED))


def _answer(is_valued: bool) -> str:
    """Return what is asked of the models: one row."""
    value = (
        f"left join {named(VALUE)} as valued"
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
                from {named(REASONS)}
            ) as reasons
        from {named(TARGET)} as segment
        left join {named("segment_playbook")} as playbook
            on segment.playbook_key = playbook.playbook_key
        {value if is_valued else ""}"""


def _targets(compiled: Mapping[str, str]) -> list[str]:
    return [TARGET, REASONS, *[VALUE] * has_value(compiled)]


def _starts(schema: str, customer: str, as_of: str) -> dict[str, str]:
    found = {AS_OF: f"select {as_of} as as_of"}
    found |= {model: f'select * from {schema}."{model}"' for model in OF_ALL}
    for model in OF_CUSTOMER:
        later = f" and ordered_at < {as_of}" if model in ORDERED else ""
        found[model] = (
            f'select * from {schema}."{model}" where customer_id = {customer}{later}'
        )
    return found


def _instead(schema: str) -> dict[str, dict[str, str]]:
    constant = {
        model: {name: f'select * from {schema}."{name}"' for name in names}
        for model, names in CONSTANT.items()
    }
    models = INSTEAD.keys() | constant.keys()
    return {one: INSTEAD.get(one, {}) | constant.get(one, {}) for one in models}
