with

board_map_axes as (
    select * from {{ ref('board_map_axes') }}
),

places as (
    select
        *,
        row_number() over (
            partition by component
            order by
                abs(loading) desc nulls last,
                feature asc
        ) as place
    from board_map_axes
),

names as (
    select
        as_of,
        component,
        variance_share,
        place,
        {{ feature_title('feature') | indent(8) }}
        || case when loading < 0 then ' down' else ' up' end as loading_name
    from places
),

loadings as (
    select
        as_of,
        component,
        variance_share,
        max(loading_name) filter (where place = 1) as first_name,
        max(loading_name) filter (where place = 2) as second_name,
        max(loading_name) filter (where place = 3) as third_name
    from names
    group by 1, 2, 3
),

board_segment_map_axes as (
    select
        as_of,
        cast(component as int) as component,
        variance_share,
        case component when 1 then 'Further right: ' else 'Further up: ' end
        || first_name || coalesce(', ' || second_name, '')
        || coalesce(', ' || third_name, '') || '. '
        || {{ number_text('variance_share', percent=true) | indent(8) }}
        || ' of all differences between customers lie in this direction.'
            as sentence
    from loadings
)

select * from board_segment_map_axes
