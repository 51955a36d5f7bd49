{% macro algorithm_title(algorithm) -%}
    case {{ algorithm }}
        when 'kmeans' then 'K-means'
        when 'ward' then 'Ward'
        when 'gaussian_mixture' then 'Gaussian mixture'
        when 'self_organising_map' then 'Self-organising map'
        else upper({{ algorithm }})
    end
{%- endmacro %}
