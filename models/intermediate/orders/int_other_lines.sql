with

line_kinds as (
    select
        {{ as_word('column_name') }} as column_name,
        {{ as_word('word') }} as word,
        {{ as_word('line_kind') }} as line_kind
    from {{ ref('line_kinds') }}
    {%- for kind in ['gift_card', 'shipping', 'fee', 'tip', 'discount']
        if var('mapping') %}
        union all
        select
            'category' as column_name,
            '({{ kind | replace('_', ' ') }})' as word,
            '{{ kind }}' as line_kind
    {%- endfor %}
),

order_lines_well_formed as (
    select * from {{ ref('stg_shop__order_lines_well_formed') }}
),

-- Inner joins: an empty seed ends them before a line is read.
kinds_of_lines as (
    {% for column in ['product_id', 'category'] -%}
        select
            well_formed.*,
            line_kinds.line_kind,
            {{ loop.index }} as kind_place
        from order_lines_well_formed as well_formed
        inner join line_kinds
            on
                line_kinds.column_name = '{{ column }}'
                and {{ as_word('well_formed.' ~ column) }} = line_kinds.word
        {{ 'union all' if not loop.last }}
    {% endfor %}
),

-- A product says more than its category.
first_kinds as (
    select
        *,
        row_number() over (
            partition by order_id, line_number order by kind_place, line_kind
        ) as kind_number
    from kinds_of_lines
),

-- A discount lowers its order, whichever sign it comes with; one of a credit
-- note is negative twice.
lines_with_amount_counted as (
    select
        *,
        case
            when line_kind in ('gift_card', 'tip') then 0
            when line_kind <> 'discount' then amount
            when quantity < 0 and unit_price < 0 then abs(amount)
            else -abs(amount)
        end as amount_counted
    from first_kinds
    where kind_number = 1 and line_kind <> 'goods'
),

int_other_lines as (
    select
        order_id,
        line_number,
        product_id,
        line_kind,
        amount,
        discount,
        line_kind not in ('gift_card', 'tip') as is_counted,
        line_kind in ('shipping', 'fee') as is_service,
        cast(amount_counted as numeric(18, 4)) as amount_counted,
        cast(case line_kind
            when 'gift_card' then 0
            when 'tip' then 0
            when 'discount' then -amount_counted
            else discount
        end as numeric(18, 4)) as discount_counted
    from lines_with_amount_counted
)

select * from int_other_lines
