-- A group is left out, or singled out, and nobody has noticed.
{{ config(enabled=var('act_and_learn'), severity='warn') }}

with

segment_parity as (
    select * from {{ ref('segment_parity') }}
),

treatment_parity as (
    select * from {{ ref('treatment_parity') }}
),

differences as (
    select
        attribute,
        group_name,
        segment_name as subject_name
    from segment_parity
    where verdict = 'differs'
    union all
    select
        attribute,
        group_name,
        treatment_name as subject_name
    from treatment_parity
    where verdict = 'differs'
)

select
    attribute || ' ' || group_name || ' differs from all others in: '
    || subject_name as sentence
from differences
