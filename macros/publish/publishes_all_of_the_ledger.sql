{#- Stop with a sentence when the model ledger_publication leaves out a table with
    `meta: {published_when_rejected: true}`, or copies one that the model
    publication does not: readers would find it after a rejected run alone. -#}
{% macro publishes_all_of_the_ledger() -%}
    {%- if execute -%}
        {%- set ledger = model.depends_on.nodes -%}
        {%- set whole = graph.nodes.values()
            | selectattr('name', 'equalto', 'publication')
            | map(attribute='depends_on') | first -%}
        {%- for node in graph.nodes.values() -%}
            {%- if node.config.meta.get('published_when_rejected')
                and node.unique_id not in ledger -%}
                {%- set fault = 'says published_when_rejected, but it is not in'
                    ~ ' the list in models/publication/ledger_publication.py' -%}
            {%- elif node.unique_id in ledger
                and node.unique_id not in whole.nodes -%}
                {%- set fault = 'is published when a run is rejected, but it is'
                    ~ ' not in the list in models/publication/publication.py' -%}
            {%- else -%}
                {%- set fault = none -%}
            {%- endif -%}
            {%- if fault -%}
                {{ exceptions.raise_compiler_error(node.name ~ ' ' ~ fault ~ '.') }}
            {%- endif -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
