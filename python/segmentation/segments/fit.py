"""A fit where one is asked for: what the model ``segment_fits`` calls."""

import pandas as pd

from segmentation.segments.model_columns import to_frame


def fit_segments(
    sample: pd.DataFrame,
    request: pd.DataFrame,
    previous: pd.DataFrame,
    playbook: pd.DataFrame,
    rules: pd.DataFrame,
    rfm_rules: pd.DataFrame,
) -> pd.DataFrame:
    """Fit, choose, identify and name segments; return the model as tidy rows.

    Parameters
    ----------
    sample
        One row per customer: customer_id, the clustering features, the others that
        rules may name, and rule_key, the playbook key of the customer's rule in
        rfm_rules. The order of the rows does not matter.
    request
        One row: is_fit_needed, model_id, as_of, fit_reason, parameters_hash,
        count_customers and settings, the JSON text that ``FitSettings`` reads.
    previous
        Rows of the last published model, as returned by this function; empty
        before the first one.
    playbook, rules, rfm_rules
        The seeds segment_playbook, segment_playbook_rules and rfm_rules.

    Returns
    -------
    DataFrame
        The columns ``model_columns.COLUMNS``; no rows when no fit is needed.
        Equal for equal arguments, except for the seconds that it took.
    """
    wanted = request.iloc[0]
    if not bool(wanted["is_fit_needed"]) or sample.empty:
        return to_frame([], None, None)
    # scikit-learn takes a second to import; most days need no fit.
    from segmentation.segments.fit_steps import fit

    rows = fit(sample, wanted, previous, playbook, rules, rfm_rules)
    return to_frame(rows, wanted["model_id"], wanted["as_of"])
