{% macro algorithm_title(algorithm) -%}
    case {{ algorithm }}
        when 'kmeans' then 'K-means'
        when 'ward' then 'Ward'
        when 'gaussian_mixture' then 'Gaussian mixture'
        when 'self_organising_map' then 'Self-organising map'
        when 'autoencoder' then 'Autoencoder'
        when 'nested_kmeans' then 'Nested k-means'
        else upper({{ algorithm }})
    end
{%- endmacro %}
