with

product_levels as (
    select * from {{ ref('int_product_levels') }}
),

powers as (
    {% for exponent in range(31) -%}
        select cast({{ 2 ** exponent }} as bigint) as power
        {{ 'union all' if not loop.last }}
    {% endfor %}
),

level_ranks as (
    select
        customer_id,
        product_id,
        movement_number,
        return_id,
        lowest_level,
        dense_rank() over (
            partition by customer_id, product_id order by lowest_level
        ) as level_rank,
        count(*) over (
            partition by customer_id, product_id
        ) as count_movements
    from product_levels
),

-- A purchase is used up by the next return that goes down to its lowest level
-- or below. The ranks up to its own are at most one block of each size 1, 2, 4
-- ..., and a return is in one block of each size: no movement meets all others.
movements_in_blocks as (
    select
        level_ranks.customer_id,
        level_ranks.product_id,
        level_ranks.movement_number,
        level_ranks.return_id,
        level_ranks.lowest_level,
        powers.power as block_size,
        case
            when level_ranks.return_id is null
                then
                    level_ranks.level_rank
                    - mod(level_ranks.level_rank, powers.power)
            else
                level_ranks.level_rank + powers.power - 1
                - mod(level_ranks.level_rank - 1, powers.power)
        end as block_end
    from level_ranks
    inner join powers
        on
            level_ranks.count_movements >= powers.power
            and (
                level_ranks.return_id is not null
                or mod(level_ranks.level_rank, 2 * powers.power) >= powers.power
            )
),

next_returns as (
    select
        customer_id,
        product_id,
        movement_number,
        return_id,
        lowest_level,
        min(
            case when return_id is not null then movement_number end
        ) over (
            partition by customer_id, product_id, block_size, block_end
            order by movement_number desc
            rows between unbounded preceding and current row
        ) as return_number
    from movements_in_blocks
),

int_purchases_used_up as (
    select
        customer_id,
        product_id,
        movement_number,
        lowest_level,
        min(return_number) as return_number
    from next_returns
    where return_id is null and return_number is not null
    group by 1, 2, 3, 4
)

select * from int_purchases_used_up
