with

published_source_measures as (
    {{ published_rows('source_measure_history', {
        'as_of': 'timestamp',
        'source_table': 'text',
        'measure': 'text',
        'member': 'text',
        'value': 'numeric(38, 4)',
        'newest_at': 'timestamp',
    }) | indent(4) }}
)

select * from published_source_measures
