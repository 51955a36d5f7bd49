{%- set own = own_features() -%}
{#- Its columns are known when it is built: no contract can list them. -#}
{%- if var('feature_models') or var('customer_attributes') -%}
    {{ config(contract={'enforced': false}) }}
{%- endif -%}
{%- set attribute_values = [] -%}
{%- if 'one_hot' in var('clustering_features').values() -%}
    {%- set relation = ref('attribute_values') -%}
    {%- set query = 'select attribute, kind, value, feature from ' ~ relation
        ~ ' order by 4' -%}
    {%- set attribute_values = run_query(query).rows if execute else [] -%}
{%- endif -%}

with

record_features as (
    select * from {{ ref('record_features') }}
),

purchase_features as (
    select * from {{ ref('purchase_features') }}
),

engagement_features as (
    select * from {{ ref('engagement_features') }}
),

{% for model in own -%}
    {{ model.name }} as (
        select * from {{ model.relation }}
    ),

{% endfor -%}

customer_features as (
    select
        record_features.customer_id,
        record_features.as_of,
        record_features.signed_up_at,
        record_features.tenure_days,
        record_features.cohort_month,
        purchase_features.has_ordered,
        purchase_features.first_ordered_at,
        purchase_features.last_ordered_at,
        purchase_features.days_since_last_order,
        purchase_features.count_orders,
        purchase_features.count_orders_365d,
        purchase_features.gross_spend,
        purchase_features.refunds,
        purchase_features.net_spend,
        purchase_features.net_spend_365d,
        purchase_features.average_order_value,
        purchase_features.order_value_stddev,
        purchase_features.mean_days_between_orders,
        purchase_features.stddev_days_between_orders,
        purchase_features.spend_per_month,
        purchase_features.return_share,
        purchase_features.discount_share,
        purchase_features.count_categories,
        purchase_features.top_category,
        purchase_features.top_category_share,
        engagement_features.last_login_at,
        engagement_features.is_last_login_defaulted,
        engagement_features.days_since_last_login,
        engagement_features.active_days_30d,
        engagement_features.active_days_90d,
        engagement_features.cart_abandonments_90d,
        engagement_features.email_open_share_90d,
        engagement_features.email_click_share_90d,
        engagement_features.count_tickets_90d,
        engagement_features.count_open_tickets,
        engagement_features.mean_satisfaction,
        engagement_features.active_engagement_score,
        record_features.acquisition_cost,
        purchase_features.cost_to_value_ratio,
        {% for model in own -%}
            {% for column in model.columns -%}
                {% set word = "coalesce(" ~ as_word(column.text) ~ ", '')" -%}
                {% set known = attribute_values
                    | selectattr(0, 'equalto', column.name) | list -%}
                {% set words = known | map(attribute=2)
                    | map('default', '', true) | list -%}
                {{ column.value }} as {{ column.name }},
                {% for row in known -%}
                    cast({{ word }} {{ 'not in' if row[1] == 'other' else 'in' }} (
                        {{- text_literal(words if row[1] == 'other' else row[2]) -}}
                    ) as int) as {{ row[3] }},
                {% endfor -%}
            {% endfor -%}
        {% endfor -%}
        record_features.data_quality_score
    from record_features
    inner join purchase_features
        on record_features.customer_id = purchase_features.customer_id
    inner join engagement_features
        on record_features.customer_id = engagement_features.customer_id
    {%- for model in own %}
        left join {{ model.name }}
            on record_features.customer_id = {{ model.name }}.customer_id
    {%- endfor %}
)

select * from customer_features
