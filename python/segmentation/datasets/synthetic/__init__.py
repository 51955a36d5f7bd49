"""A shop of customers whose archetypes are known, with all the mess of real data.

``docs/synthetic-data.md`` describes the archetypes, the mess and its shares.
"""

from segmentation.datasets.synthetic.archetypes import ARCHETYPES, Archetype
from segmentation.datasets.synthetic.writer import write

__all__ = ["ARCHETYPES", "Archetype", "write"]
