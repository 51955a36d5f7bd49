-- Keys, nulls and accepted values of all that the verdict reads, where a run
-- leaves the tests of single columns out, as `segmentation run` does; else they
-- have found it before.
-- depends_on: {{ ref('source_findings') }}, {{ ref('segment_drift') }}
-- depends_on: {{ ref('feature_drift') }}, {{ ref('gate_checks') }}
-- depends_on: {{ ref('plain_rules_finding') }}

{% for sentence in broken_rules() %}
    select {{ text_literal(sentence) }} as sentence
    {{ 'union all' if not loop.last }}
{% else %}
    select cast(null as {{ dbt.type_string() }}) as sentence
    where false
{% endfor %}
