with

published_segment_sizes as (
    {{ published_rows('segment_sizes', {
        'as_of': 'timestamp',
        'segment_id': 'text',
        'segment_name': 'text',
        'model_id': 'text',
        'count_customers': 'bigint',
    }) | indent(4) }}
)

select * from published_segment_sizes
