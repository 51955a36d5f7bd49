from segmentation.segments.map import map_axes


def model(dbt, session):
    return map_axes(dbt.ref("board_map_sample").df())
