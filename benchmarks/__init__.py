"""How long a build takes beside what people would write by hand.

``deliveries`` makes the data, ``workbench`` a warehouse of its own, ``contestants`` are
the two builds, the ``notebook`` and the script ``by_hand``; ``meter`` measures a
process with all its children, ``comparison`` runs them in turn, ``ratios``,
``targets``, ``growth`` and ``guard`` compare, ``table`` and ``page`` show.
"""
