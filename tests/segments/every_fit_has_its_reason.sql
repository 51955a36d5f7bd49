-- A refit without a reason moves customers, and it is unknown why.
with

segment_models as (
    select * from {{ ref('segment_models') }}
)

select
    model_id,
    fit_reason
from segment_models
where
    fit_reason is null
    or fit_reason not in (
        'first_run',
        'forced',
        'changed_parameters',
        'too_old',
        'customers_grew',
        'features_drifted'
    )
