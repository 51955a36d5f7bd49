from segmentation.publish import publish


def model(dbt, session):
    # dbt takes the edges of its graph from these literals. A serving table that
    # is missing here stops the build with a sentence (publishes_all_tables).
    tables = {
        "board_data_quality": dbt.ref("board_data_quality"),
        "board_feature_correlations": dbt.ref("board_feature_correlations"),
        "board_feature_drift": dbt.ref("board_feature_drift"),
        "board_feature_drift_runs": dbt.ref("board_feature_drift_runs"),
        "board_model_candidates": dbt.ref("board_model_candidates"),
        "board_model_centroids": dbt.ref("board_model_centroids"),
        "board_model_choice": dbt.ref("board_model_choice"),
        "board_model_merges": dbt.ref("board_model_merges"),
        "board_run_checks": dbt.ref("board_run_checks"),
        "board_run_findings": dbt.ref("board_run_findings"),
        "board_run_ledger": dbt.ref("board_run_ledger"),
        "board_run_trust": dbt.ref("board_run_trust"),
        "board_source_history": dbt.ref("board_source_history"),
        "board_source_kinds": dbt.ref("board_source_kinds"),
        "board_source_rejects": dbt.ref("board_source_rejects"),
        "board_source_rows": dbt.ref("board_source_rows"),
        "customers": dbt.ref("customers"),
        "customer_features": dbt.ref("customer_features"),
        "customer_segment_history": dbt.ref("customer_segment_history"),
        "customer_segments": dbt.ref("customer_segments"),
        "feature_drift": dbt.ref("feature_drift"),
        "rfm_scores": dbt.ref("rfm_scores"),
        "run_verdict": dbt.ref("run_verdict"),
        "segment_colours": dbt.ref("segment_colours"),
        "segment_differentiators": dbt.ref("segment_differentiators"),
        "segment_drift": dbt.ref("segment_drift"),
        "segment_feature_profiles": dbt.ref("segment_feature_profiles"),
        "segment_moves": dbt.ref("segment_moves"),
        "segment_outcomes": dbt.ref("segment_outcomes"),
        "segment_profiles": dbt.ref("segment_profiles"),
        "segment_reasons": dbt.ref("segment_reasons"),
        "segment_sizes": dbt.ref("segment_sizes"),
        "segmentation_runs": dbt.ref("segmentation_runs"),
        "source_drift": dbt.ref("source_drift"),
        "source_measures": dbt.ref("source_measures"),
    }
    return publish(
        session,
        tables,
        dbt.this.schema,
        dbt.config.get("published_dir"),
        dbt.config.get("bi_roles"),
    )
