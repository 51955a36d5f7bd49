with

segment_reason_rows as (
    select * from {{ ref('segment_reason_rows') }}
),

segment_typical_values as (
    select * from {{ ref('segment_typical_values') }}
),

feature_words as (
    select * from {{ ref('feature_words') }}
),

-- Few values, so their texts are not computed again for each customer.
typical_values_in_words as (
    select
        segment_typical_values.segment_id,
        segment_typical_values.segment_name,
        segment_typical_values.feature,
        segment_typical_values.typical_value,
        {{ feature_value_text('segment_typical_values.typical_value')
            | indent(8) }}
            as typical_text
    from segment_typical_values
    inner join feature_words
        on segment_typical_values.feature = feature_words.feature
    {{ optimization_fence() }}
),

segment_reasons as (
    select
        segment_reason_rows.customer_id,
        segment_reason_rows.as_of,
        segment_reason_rows.segment_id,
        segment_reason_rows.reason_number,
        segment_reason_rows.feature,
        {{ comparison_sentence(
            'segment_reason_rows.customer_value',
            'typical_values.typical_value',
            "'`' || typical_values.segment_name || '`'",
            'typical_values.typical_text'
        ) | indent(8) }} as sentence,
        segment_reason_rows.explained_share,
        segment_reason_rows.part,
        segment_reason_rows.customer_value,
        typical_values.typical_value,
        segment_reason_rows.runner_up_segment_id,
        typical_values.segment_name as runner_up_segment_name
    from segment_reason_rows
    inner join typical_values_in_words as typical_values
        on
            segment_reason_rows.runner_up_segment_id = typical_values.segment_id
            and segment_reason_rows.feature = typical_values.feature
    inner join feature_words
        on segment_reason_rows.feature = feature_words.feature
)

select * from segment_reasons
