{#-
    With the first two settings a run gives other amounts and other days, and nothing
    would say so.
-#}
{% macro spark__check_publication() -%}
    {%- if execute and '.customer_segmentation.' in selected_resources | join
        and flags.WHICH in ('build', 'run', 'retry') -%}
        {%- for name, wanted, otherwise in [
            (
                'spark.sql.decimalOperations.allowPrecisionLoss', 'false',
                'amounts would lose digits',
            ),
            (
                'spark.sql.session.timeZone', 'UTC',
                'every time would be that of another zone',
            ),
            ('spark.sql.caseSensitive', 'false', 'columns would not be found'),
        ] -%}
            {%- set found = run_query('set ' ~ name).rows[0][1] -%}
            {%- if found | lower != wanted | lower -%}
                {{ exceptions.raise_fail_fast_error(
                    'The Spark session has ' ~ name ~ ' = ' ~ found ~ ', with which '
                    ~ otherwise ~ ': write `' ~ name ~ ': "' ~ wanted
                    ~ '"` under server_side_parameters of the target ' ~ target.name
                    ~ ' in profiles.yml.'
                ) }}
            {%- endif -%}
        {%- endfor -%}
        {%- if not env_var('SEGMENTATION_PUBLISHED_DIR', '') -%}
            {{ exceptions.raise_fail_fast_error(
                'On Spark there is no file beside which to publish: set '
                ~ 'SEGMENTATION_PUBLISHED_DIR to the folder that readers open.'
            ) }}
        {%- endif -%}
        {%- for name in ['bi_roles', 'crm_roles', 'live', 'mapping',
            'customer_attributes', 'feature_models'] if var(name) -%}
            {{ exceptions.raise_fail_fast_error(
                'The variable ' ~ name ~ ' is set, and Spark is not able to do what '
                ~ 'it asks for (docs/spark.md): leave it empty, or build on '
                ~ 'DuckDB or PostgreSQL.'
            ) }}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
