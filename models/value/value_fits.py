from segmentation.value.fit import fit_value


def model(dbt, session):
    return fit_value(dbt.ref("value_fit_sample").df())
