{#- Stripe counts in the smallest unit: cents, but yen, and a thousandth of a dinar. -#}
{% macro stripe_amount(amount, currency) -%}
    case
        when lower({{ currency }}) in (
            'bif', 'clp', 'djf', 'gnf', 'jpy', 'kmf', 'krw', 'mga', 'pyg', 'rwf',
            'vnd', 'vuv', 'xaf', 'xof', 'xpf'
        ) then {{ amount }}
        when lower({{ currency }}) in ('bhd', 'jod', 'kwd', 'omr', 'tnd')
            then {{ amount }} * 0.001
        else {{ amount }} * 0.01
    end
{%- endmacro %}
