{% macro fit_parameters() -%}
    {%- set parameters = {} -%}
    {%- for name in [
        'clustering_features', 'segmentation_algorithm',
        'challenger_algorithms', 'fit_sample_size', 'k_min', 'k_max',
        'k_max_small_data', 'small_data_customers', 'min_segment_share',
        'max_segment_share', 'silhouette_tolerance', 'stability_tolerance',
        'keep_tolerance', 'silhouette_sample_size', 'min_stability',
        'bootstrap_refits', 'gap_references', 'resample_size', 'winsor_share',
        'outlier_distance_fence', 'max_identity_distance', 'fit_seed',
        'min_customers_to_fit', 'min_name_share', 'name_share_tolerance',
    ] -%}
        {%- do parameters.update({name: var(name)}) -%}
    {%- endfor -%}
    {#- Nothing where there are none, so that the hash of old models stays theirs. -#}
    {%- if var('clustering_feature_weights') -%}
        {%- do parameters.update({
            'clustering_feature_weights': var('clustering_feature_weights')
        }) -%}
    {%- endif -%}
    {{ return(tojson(parameters, sort_keys=true)) }}
{%- endmacro %}
