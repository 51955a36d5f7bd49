from segmentation.publish import publish_ledger, with_disabled


def model(dbt, session):
    dbt = with_disabled(dbt)
    # None of these may stand behind the gate: a rejected run must get here.
    tables = {
        "feature_drift": dbt.ref("feature_drift"),
        "run_verdict": dbt.ref("run_verdict"),
        "segment_drift": dbt.ref("segment_drift"),
        "segmentation_runs": dbt.ref("segmentation_runs"),
        "source_drift": dbt.ref("source_drift"),
        "source_measures": dbt.ref("source_measures"),
        "source_words": dbt.ref("source_words"),
    }
    boards = {
        "board_data_quality": dbt.ref("board_data_quality"),
        "board_feature_drift": dbt.ref("board_feature_drift"),
        "board_run_checks": dbt.ref("board_run_checks"),
        "board_run_findings": dbt.ref("board_run_findings"),
        "board_run_ledger": dbt.ref("board_run_ledger"),
        "board_run_marks": dbt.ref("board_run_marks"),
        "board_run_trust": dbt.ref("board_run_trust"),
        "board_source_history": dbt.ref("board_source_history"),
        "board_source_kinds": dbt.ref("board_source_kinds"),
        "board_source_rejects": dbt.ref("board_source_rejects"),
        "board_source_rows": dbt.ref("board_source_rows"),
    }
    return publish_ledger(
        session,
        tables,
        boards,
        dbt.this.schema,
        dbt.config.get("published_dir"),
        dbt.config.get("bi_roles"),
    )
