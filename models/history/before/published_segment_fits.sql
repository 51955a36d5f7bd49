with

published_segment_fits as (
    {{ published_rows('segment_fits', {
        'model_id': 'text',
        'as_of': 'timestamp',
        'section': 'text',
        'segment_id': 'text',
        'feature': 'text',
        'candidate': 'text',
        'name': 'text',
        'value_number': 'double precision',
        'value_text': 'text',
    }) | indent(4) }}
)

select * from published_segment_fits
