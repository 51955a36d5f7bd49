{#
    Tables on DuckDB: drop the old one, make the new one, commit, in one
    transaction. dbt-duckdb makes the new one under another name, renames both
    and drops the old one in a transaction of its own, which takes a tenth of the
    time of a small build; and a run killed between the two left a table behind.
    Python models write through a session of their own and are renamed as there.
#}
{% materialization table, adapter='duckdb', supported_languages=['sql', 'python'] %}
    {%- set existing = load_cached_relation(this) -%}
    {%- set target_relation = this.incorporate(type='table') -%}
    {%- set is_python = model['language'] == 'python' -%}
    {%- set written = make_intermediate_relation(target_relation)
        if is_python else target_relation -%}

    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}

    {%- if is_python %}
        {{ drop_relation_if_exists(load_cached_relation(written)) }}
    {%- endif %}
    {% call statement('main', language=model['language']) -%}
        {%- if existing and not is_python %}
            {%- do adapter.cache_dropped(existing) %}
            drop {{ existing.type }} if exists {{ existing }} cascade;
        {%- endif %}
        {{ create_table_as(False, written, compiled_code, model['language']) }}
    {%- endcall %}
    {%- if is_python %}
        {{ drop_relation_if_exists(existing) }}
        {{ adapter.rename_relation(written, target_relation) }}
    {%- endif %}
    {% do create_indexes(target_relation) %}

    {{ run_hooks(post_hooks, inside_transaction=True) }}
    {% do persist_docs(target_relation, model) %}
    {{ adapter.commit() }}
    {{ run_hooks(post_hooks, inside_transaction=False) }}

    {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}
