from segmentation.segments.fit import fit_segments


def model(dbt, session):
    return fit_segments(
        dbt.ref("segment_fit_sample").df(),
        dbt.ref("segment_fit_request").df(),
        dbt.ref("segment_fit_previous").df(),
        dbt.ref("segment_playbook").df(),
        dbt.ref("segment_playbook_rules").df(),
        dbt.ref("rfm_rules").df(),
    )
