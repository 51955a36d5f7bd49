from segmentation.publish import publish, with_disabled


def model(dbt, session):
    dbt = with_disabled(dbt)
    # dbt's edges; one that is missing stops the build (check_tables_to_publish).
    tables = {
        "customer_features": dbt.ref("customer_features"),
        "customer_seasons": dbt.ref("customer_seasons"),
        "customer_segment_history": dbt.ref("customer_segment_history"),
        "customer_segments": dbt.ref("customer_segments"),
        "customer_tier_history": dbt.ref("customer_tier_history"),
        "customer_value": dbt.ref("customer_value"),
        "customers": dbt.ref("customers"),
        "experiment_assignments": dbt.ref("experiment_assignments"),
        "experiment_effects": dbt.ref("experiment_effects"),
        "experiment_health": dbt.ref("experiment_health"),
        "experiment_power": dbt.ref("experiment_power"),
        "experiment_unexposed": dbt.ref("experiment_unexposed"),
        "feature_drift": dbt.ref("feature_drift"),
        "held_out_customers": dbt.ref("held_out_customers"),
        "kpi_rollup": dbt.ref("kpi_rollup"),
        "metric_days": dbt.ref("metric_days"),
        "metric_segments": dbt.ref("metric_segments"),
        "objective_progress": dbt.ref("objective_progress"),
        "rfm_scores": dbt.ref("rfm_scores"),
        "run_verdict": dbt.ref("run_verdict"),
        "season_call_list": dbt.ref("season_call_list"),
        "segment_action_results": dbt.ref("segment_action_results"),
        "segment_differentiators": dbt.ref("segment_differentiators"),
        "segment_drift": dbt.ref("segment_drift"),
        "segment_feature_profiles": dbt.ref("segment_feature_profiles"),
        "segment_kpis": dbt.ref("segment_kpis"),
        "segment_moves": dbt.ref("segment_moves"),
        "segment_outcomes": dbt.ref("segment_outcomes"),
        "segment_profiles": dbt.ref("segment_profiles"),
        "segment_reasons": dbt.ref("segment_reasons"),
        "segment_size_forecast": dbt.ref("segment_size_forecast"),
        "segment_sizes": dbt.ref("segment_sizes"),
        "segment_tiers": dbt.ref("segment_tiers"),
        "segment_transitions": dbt.ref("segment_transitions"),
        "segmentation_runs": dbt.ref("segmentation_runs"),
        "segmentation_scoreboard": dbt.ref("segmentation_scoreboard"),
        "source_drift": dbt.ref("source_drift"),
        "source_measures": dbt.ref("source_measures"),
        "source_words": dbt.ref("source_words"),
        "tier_moves": dbt.ref("tier_moves"),
        "value_backtest": dbt.ref("value_backtest"),
    }
    boards = {
        "board_actions": dbt.ref("board_actions"),
        "board_audience_syncs": dbt.ref("board_audience_syncs"),
        "board_data_quality": dbt.ref("board_data_quality"),
        "board_experiments": dbt.ref("board_experiments"),
        "board_feature_correlations": dbt.ref("board_feature_correlations"),
        "board_feature_drift": dbt.ref("board_feature_drift"),
        "board_model_candidates": dbt.ref("board_model_candidates"),
        "board_model_centroids": dbt.ref("board_model_centroids"),
        "board_model_choice": dbt.ref("board_model_choice"),
        "board_model_merges": dbt.ref("board_model_merges"),
        "board_objectives": dbt.ref("board_objectives"),
        "board_parity": dbt.ref("board_parity"),
        "board_run_checks": dbt.ref("board_run_checks"),
        "board_run_findings": dbt.ref("board_run_findings"),
        "board_run_ledger": dbt.ref("board_run_ledger"),
        "board_run_marks": dbt.ref("board_run_marks"),
        "board_run_trust": dbt.ref("board_run_trust"),
        "board_segment_bounds": dbt.ref("board_segment_bounds"),
        "board_segment_features": dbt.ref("board_segment_features"),
        "board_segment_history": dbt.ref("board_segment_history"),
        "board_segment_map": dbt.ref("board_segment_map"),
        "board_segment_map_axes": dbt.ref("board_segment_map_axes"),
        "board_segment_moves": dbt.ref("board_segment_moves"),
        "board_segment_news": dbt.ref("board_segment_news"),
        "board_segment_outcomes": dbt.ref("board_segment_outcomes"),
        "board_segment_sizes": dbt.ref("board_segment_sizes"),
        "board_segment_words": dbt.ref("board_segment_words"),
        "board_source_history": dbt.ref("board_source_history"),
        "board_source_kinds": dbt.ref("board_source_kinds"),
        "board_source_rejects": dbt.ref("board_source_rejects"),
        "board_source_rows": dbt.ref("board_source_rows"),
        "board_value_backtest": dbt.ref("board_value_backtest"),
        "board_value_scoreboard": dbt.ref("board_value_scoreboard"),
        "board_value_tiers": dbt.ref("board_value_tiers"),
        "segment_colours": dbt.ref("segment_colours"),
    }
    # What the function of the variable `live` starts from; see docs/live.md.
    live = {
        "data_quality_checks": dbt.ref("data_quality_checks"),
        "int_customer_categories": dbt.ref("int_customer_categories"),
        "int_orders_netted": dbt.ref("int_orders_netted"),
        "int_orders_placed": dbt.ref("int_orders_placed"),
        "feature_words": dbt.ref("feature_words"),
        "int_returns_allocated": dbt.ref("int_returns_allocated"),
        "int_returns_named": dbt.ref("int_returns_named"),
        "live_triggers": dbt.ref("live_triggers"),
        "previous_customer_segments": dbt.ref("customer_segments"),
        "rfm_rules": dbt.ref("rfm_rules"),
        "rfm_scores": dbt.ref("rfm_scores"),
        "segment_fit_request": dbt.ref("segment_fit_request"),
        "segment_fits": dbt.ref("segment_fits"),
        "segment_models": dbt.ref("segment_models"),
        "segment_parameters": dbt.ref("segment_parameters"),
        "segment_playbook": dbt.ref("segment_playbook"),
        "segment_typical_values": dbt.ref("segment_typical_values"),
        "stg_app__events": dbt.ref("stg_app__events"),
        "stg_shop__customers": dbt.ref("stg_shop__customers"),
        "stg_shop__returns": dbt.ref("stg_shop__returns"),
        "stg_support__tickets": dbt.ref("stg_support__tickets"),
        "value_fits": dbt.ref("value_fits"),
    }
    if dbt.config.get("live"):
        from segmentation.live.build import publish_of_build

        publish_of_build(session, live, dbt.this.schema, dbt.config.get("live_with"))
    crm_customers = dbt.ref("crm_customers")
    if crm_customers is not None:
        from segmentation.publish.crm import publish_crm

        publish_crm(
            session, crm_customers, dbt.this.schema, dbt.config.get("crm_roles")
        )
    return publish(
        session,
        tables,
        boards,
        dbt.this.schema,
        dbt.config.get("published_dir"),
        dbt.config.get("bi_roles"),
    )
