{%- set wanted = [] -%}
{%- for name, transform in var('clustering_features').items() -%}
    {%- do wanted.append(name) if transform == 'one_hot' -%}
{%- endfor -%}
{%- set places = {} -%}
{%- set models = own_features() -%}
{%- for model in models -%}
    {%- for column in model.columns if column.name in wanted -%}
        {%- do places.update({column.name: {
            'rows': model.relation ~ ' as ' ~ model.name, 'text': column.text,
        }}) -%}
    {%- endfor -%}
{%- endfor -%}
{%- for name in wanted if execute and name not in places -%}
    {{ exceptions.raise_fail_fast_error(
        'clustering_features names ' ~ name ~ ' with one_hot, and neither '
        ~ 'the variable customer_attributes nor a model of feature_models has '
        ~ 'that column.'
    ) }}
{%- endfor -%}

with

words as (
    {% for name in wanted -%}
        select
            '{{ name }}' as attribute,
            {{ as_word(places.get(name, {}).text) }} as word
        from {{ places.get(name, {}).rows }}
        {{ 'union all' if not loop.last }}
    {% endfor %}
),

words_counted as (
    select
        attribute,
        word,
        count(*) as count_customers,
        sum(count(*)) over (partition by attribute) as count_all,
        row_number() over (
            partition by attribute
            order by
                case when word > '' then count(*) else 0 end desc nulls last, word
        ) as place
    from words
    group by 1, 2
),

-- What no column name can say gets a name with a hash.
words_named as (
    select
        attribute,
        word,
        regexp_replace(word, '[^a-z0-9]+', '_', 'g') as stem
    from words_counted
    where
        word > ''
        and place <= {{ var('one_hot_max_values') }}
        and count_customers
        >= count_all * {{ as_double(var('one_hot_min_share')) }}
),

attribute_values as (
    select
        attribute,
        'value' as kind,
        word as value,  -- noqa: RF04
        attribute || '_is_' || case
            when
                stem = word
                and length(stem) <= 16
                and stem not in ('missing', 'other')
                then stem
            else substr(stem, 1, 11) || '_' || substr(md5(word), 1, 4)
        end as feature
    from words_named
    {% for name in wanted -%}
        {% for kind in ['missing', 'other'] -%}
            union all
            select
                '{{ name }}' as attribute,
                '{{ kind }}' as kind,
                {{ as_text("''" if kind == 'missing' else 'null') }} as value,  -- noqa: RF04
                '{{ name }}_is_{{ kind }}' as feature
        {% endfor -%}
    {% endfor -%}
)

select * from attribute_values
