with

value_backtest as (
    select * from {{ ref('value_backtest') }}
),

as_of as (
    select * from {{ ref('int_as_of') }}
),

board_value_backtest as (
    select
        value_backtest.as_of,
        value_backtest.forecast_as_of,
        value_backtest.segment_id,
        value_backtest.segment_name,
        value_backtest.count_customers,
        value_backtest.forecast_repeat_share,
        value_backtest.actual_repeat_share,
        value_backtest.orders_bias,
        value_backtest.orders_gini,
        value_backtest.spend_bias,
        value_backtest.spend_gini,
        'The forecast of ' || {{ date_text('value_backtest.forecast_as_of') }}
        || ' expected ' || {{ number_text(
            'value_backtest.forecast_orders', thousands=true
        ) | indent(8) }}
        || ' days with an order within {{ var("outcome_days") }} days; there'
        || ' were '
        || {{ number_text(
            'value_backtest.actual_orders', thousands=true
        ) | indent(8) }}
        || coalesce(' (' || {{ number_text(
            'value_backtest.orders_bias', percent=true, sign=true
        ) | indent(8) }} || ')', '')
        || '. Totals follow the season and are not promised. It is for '
        || 'ranking: '
        || coalesce({{ number_text(
            'value_backtest.spend_gini', decimals=2
        ) | indent(8) }}, 'not known')
        || ' by spend, where 1 is perfect and 0 is chance.' as sentence
    from value_backtest
    inner join as_of on value_backtest.as_of = as_of.as_of
)

select * from board_value_backtest
