from segmentation.segments.fit import fit_segments


def model(dbt, session):
    return fit_segments(
        dbt.ref("segment_fit_sample").df(),
        dbt.ref("segment_fit_request").df(),
        dbt.ref("segment_fit_previous").df(),
        dbt.ref("segment_playbook").df(),
        dbt.ref("segment_playbook_rules").df(),
        dbt.config.get("fit_settings"),
    )


# This part is user provided model code
# you will need to copy the next section to run the code
# COMMAND ----------
# this part is dbt logic for get ref work, do not modify

def ref(*args, **kwargs):
    refs = {"segment_fit_previous": "\"postgres\".\"segmentation_intermediate\".\"segment_fit_previous\"", "segment_fit_request": "\"postgres\".\"segmentation_intermediate\".\"segment_fit_request\"", "segment_fit_sample": "\"postgres\".\"segmentation_intermediate\".\"segment_fit_sample\"", "segment_playbook": "\"postgres\".\"segmentation_reference\".\"segment_playbook\"", "segment_playbook_rules": "\"postgres\".\"segmentation_reference\".\"segment_playbook_rules\""}
    key = '.'.join(args)
    version = kwargs.get("v") or kwargs.get("version")
    if version:
        key += f".v{version}"
    dbt_load_df_function = kwargs.get("dbt_load_df_function")
    return dbt_load_df_function(refs[key])


def source(*args, dbt_load_df_function):
    sources = {}
    key = '.'.join(args)
    return dbt_load_df_function(sources[key])


config_dict = {'fit_settings': {'clustering_features': {'days_since_last_order': 'log1p', 'tenure_days': 'log1p', 'count_orders_365d': 'log1p', 'net_spend_365d': 'log1p', 'days_since_last_login': 'log1p', 'return_share': 'identity', 'discount_share': 'identity'}, 'k_min': 3, 'k_max': 8, 'k_max_small_data': 4, 'small_data_customers': 1000, 'min_segment_share': 0.02, 'max_segment_share': 0.6, 'silhouette_tolerance': 0.02, 'silhouette_sample_size': 5000, 'winsor_share': 0.01, 'max_identity_distance': 0.75, 'seed': 20260101}}
meta_dict = {}


class config:
    def __init__(self, *args, **kwargs):
        pass

    @staticmethod
    def get(key, default=None):
        return config_dict.get(key, default)

    @staticmethod
    def meta_get(key, default=None):
        return meta_dict.get(key, default)

class this:
    """dbt.this() or dbt.this.identifier"""
    database = "postgres"
    schema = "segmentation"
    identifier = "segment_fits"
    
    def __repr__(self):
        return '"postgres"."segmentation"."segment_fits"'


class dbtObj:
    def __init__(self, load_df_function) -> None:
        self.source = lambda *args: source(*args, dbt_load_df_function=load_df_function)
        self.ref = lambda *args, **kwargs: ref(*args, **kwargs, dbt_load_df_function=load_df_function)
        self.config = config
        self.this = this()
        self.is_incremental = False

# COMMAND ----------


