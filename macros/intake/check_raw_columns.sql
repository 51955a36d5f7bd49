{#
    Values are looked at only where a type is none of those that always fit. An id
    that is a float prints as `1.0` here and as `1` there: it must be whole.
#}
{% macro check_raw_columns(table) -%}
    {%- set faults = [] -%}
    {%- set types = {
        'text': ['text', 'whole', 'boolean'],
        'timestamp': ['timestamp', 'instant'],
        'boolean': ['boolean'],
        'int': ['whole'],
        'bigint': ['whole'],
        'numeric': ['whole', 'decimal', 'numeric', 'money', 'float'],
    } -%}
    {%- if table.names | length > 1 -%}
        {%- do faults.append(
            "Both " ~ table.names | join(' and ') ~ " may be the table "
            ~ table.relation ~ ": rename one of them."
        ) -%}
    {%- elif table.is_missing and table.mapped_to -%}
        {%- do faults.append(
            "The table " ~ table.relation ~ ", which raw_tables names for "
            ~ table.name ~ ", does not exist" ~ (
                ": build that model first, as a table or a view."
                if 'ref(' in table.mapped_to else "."
            )
        ) -%}
    {%- elif table.is_missing and table.must_exist -%}
        {%- do faults.append(
            "The required table " ~ table.relation ~ " does not exist: load it with"
            ~ " `segmentation load --from DIR`, where DIR holds "
            ~ table.name ~ ".csv or " ~ table.name ~ ".parquet, or make a"
            ~ " view of that name over your own tables, or name them in the"
            ~ " variable raw_tables."
        ) -%}
    {%- elif table.names and not table.may_read -%}
        {%- do faults.append(
            "The role " ~ table.reader ~ " may not read " ~ table.relation
            ~ ": grant it usage on the schema and select on the table."
        ) -%}
    {%- endif -%}
    {%- for column in (table.columns if table.names and not faults else []) -%}
        {%- set raw = column.found | first -%}
        {%- set label = "`" ~ column.name ~ "`" ~ (
            " (" ~ column.mapped_to ~ ")" if column.mapped_to is not none else ""
        ) -%}
        {%- set of_table = " of the table " ~ table.relation -%}
        {%- set fits = types[column.data_type.split('(')[0]] -%}
        {%- if column.is_version -%}
            {%- set fits = fits + types['timestamp'] + types['numeric'] -%}
        {%- elif column.name in (
            'opened_at', 'closed_at', 'occurred_at_ms', 'sent_at', 'responded_at'
        ) -%}
            {%- set fits = fits + ['instant'] -%}
        {%- endif -%}
        {%- if column.found | length > 1 -%}
            {%- do faults.append(
                "Both " ~ column.found | map(attribute='name') | join(' and ')
                ~ " may be the column `" ~ column.name ~ "`" ~ of_table
                ~ ": rename one of them."
            ) -%}
        {%- elif not raw -%}
            {%- if column.mapped_to is not none -%}
                {%- do faults.append(
                    "The table " ~ table.relation ~ " has no column `"
                    ~ column.mapped_to ~ "`, which raw_tables names for `"
                    ~ column.name ~ "`; it has " ~ table.found | join(', ') ~ "."
                ) -%}
            {%- elif column.is_required -%}
                {%- do faults.append(
                    "The table " ~ table.relation ~ " has no column `"
                    ~ column.name ~ "`; it must be of type "
                    ~ column.data_type ~ " (null where unknown)."
                ) -%}
            {%- endif -%}
        {%- elif not raw.may_read -%}
            {%- do faults.append(
                "The role " ~ table.reader ~ " may not read the column "
                ~ raw.name ~ of_table ~ ": grant it select on the column, or"
                ~ " make a view without it."
            ) -%}
        {%- elif raw.kind in fits -%}
            {# As it should be. #}
        {%- elif raw.kind in ('decimal', 'numeric', 'float')
            and column.data_type in ('text', 'int', 'bigint') -%}
            {%- set digits = 15 if raw.kind == 'float'
                else 37 if column.data_type == 'text' else 18 -%}
            {%- set example = run_query(
                "select " ~ as_text(raw.name) ~ " from " ~ table.rows
                ~ " where " ~ as_double(raw.name) ~ " <> 'NaN'"
                ~ " and (" ~ raw.name ~ " <> floor(" ~ raw.name ~ ") or abs("
                ~ raw.name ~ ") >= 1" ~ '0' * digits ~ ") limit 1"
            ).rows -%}
            {%- if example and column.name != 'occurred_at_ms' -%}
                {%- do faults.append(
                    "The column " ~ label ~ of_table ~ " is of type "
                    ~ raw.type ~ " and holds " ~ example[0][0] ~ "; it must be of"
                    ~ " type " ~ column.data_type ~ ", or hold whole numbers of at"
                    ~ " most " ~ digits ~ " digits."
                ) -%}
            {%- endif -%}
        {%- else -%}
            {%- set example = run_query(
                'select ' ~ as_text(raw.name) ~ ' from ' ~ table.rows
                ~ ' where ' ~ raw.name ~ ' is not null limit 1'
            ).rows -%}
            {%- set cast = "cast(" ~ raw.name ~ " as " ~ column.data_type ~ ")" -%}
            {%- if not example -%}
                {%- do raw.update({'kind': 'nothing'}) -%}
            {%- elif raw.kind == 'text' and column.data_type == 'timestamp'
                and modules.re.search(':.*([Zz]|[+-][0-9:]+)$', example[0][0]) -%}
                {%- set cast = "cast(" ~ raw.name ~ " as timestamptz)" -%}
            {%- elif raw.kind in types['timestamp'] and column.data_type == 'text' -%}
                {%- set cast = "cast(" ~ raw.name
                    ~ " at time zone 'UTC' as text)" -%}
            {%- elif raw.kind in types['timestamp'] -%}
                {%- set cast = "cast(extract(epoch from " ~ raw.name
                    ~ ") * 1000 as bigint)" -%}
            {%- endif -%}
            {%- if example -%}
                {%- do faults.append(
                    "The column " ~ label ~ of_table ~ " is of type "
                    ~ raw.type ~ "; it must be of type " ~ column.data_type
                    ~ ", such as " ~ cast ~ " in a view or in raw_tables."
                ) -%}
            {%- endif -%}
        {%- endif -%}
    {%- endfor -%}
    {%- do return(faults) -%}
{%- endmacro %}
