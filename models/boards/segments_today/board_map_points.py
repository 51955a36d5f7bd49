from segmentation.segments.map import map_points


def model(dbt, session):
    return map_points(dbt.ref("board_map_sample").df())
