{#- A file of rates without the column to_currency is taken where nothing in it
    speaks against the base currency. -#}
{% macro check_exchange_rates() -%}
    {%- if execute and flags.WHICH in ('build', 'run', 'retry') -%}
        {%- set base = var('base_currency') | trim | upper -%}
        {%- set seed = ref('exchange_rates') -%}
        {%- set names = adapter.get_columns_in_relation(seed)
            | map(attribute='name') | map('lower') | list -%}
        {%- set found = {'others': [], 'into': [], 'own': none} -%}
        {%- for currency, lowest, highest, first, last in run_query(
            'select upper(trim(currency)), min(rate), max(rate), min(into_), '
            ~ 'max(into_) from (select seed.*, ' ~ (
                "nullif(upper(trim(to_currency)), '')"
                if 'to_currency' in names else as_text('null')
            ) ~ ' as into_ from ' ~ seed ~ ' as seed) as rates '
            ~ 'group by 1 order by 1'
        ).rows -%}
            {%- do found.into.extend([first, last] | select | list) -%}
            {%- if currency == base -%}
                {%- do found.update({
                    'own': lowest if lowest != 1 else highest
                }) -%}
            {%- elif lowest == 1 and highest == 1 -%}
                {%- do found.others.append(currency) -%}
            {%- endif -%}
        {%- endfor -%}
        {%- set into = found.into | unique | reject('equalto', base) | list -%}
        {%- set fault = none -%}
        {%- if into -%}
            {%- set fault = 'converts into ' ~ into | join(', ')
                ~ ' (column to_currency)' -%}
        {%- elif found.own is not none and found.own != 1 -%}
            {%- set fault = 'has the rate '
                ~ (found.own | string).rstrip('0') ~ ' for ' ~ base
                ~ ', which would be 1' -%}
        {%- elif not found.into and found.own is none and found.others -%}
            {%- set fault = 'has the rate 1 for ' ~ found.others | join(', ')
                ~ ' and none for ' ~ base -%}
        {%- elif not found.into and found.own is none -%}
            {%- do exceptions.warn(
                'The seed exchange_rates does not say into which currency it '
                ~ 'converts; it is taken for ' ~ base ~ ' (variable '
                ~ 'base_currency). Say it in a column to_currency of '
                ~ 'seeds/exchange_rates.csv.'
            ) -%}
        {%- endif -%}
        {%- if fault -%}
            {%- do exceptions.raise_fail_fast_error(
                'The variable base_currency is ' ~ base ~ ', but the seed '
                ~ 'exchange_rates ' ~ fault ~ ': its rates are into another '
                ~ 'currency, and every amount would be wrong. Put rates into '
                ~ base ~ ' into ' ~ ('seeds/exchange_rates.csv'
                    if project_name == 'customer_segmentation' else 'a seed '
                    ~ 'exchange_rates of your own, as docs/package.md tells'
                ) ~ ' (with ' ~ base ~ ' in the column to_currency), or set base_currency to the '
                ~ 'currency of the seed.'
            ) -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
