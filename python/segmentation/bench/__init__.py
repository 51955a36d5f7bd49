"""How long a build takes beside what people would write by hand.

``world`` makes the data, ``workbench`` a warehouse of its own, ``project``,
``notebook`` and ``by_hand`` are the contestants, ``meter`` measures a process with
all its children, ``comparison`` runs them in turn, ``targets``, ``growth`` and
``guard`` judge, ``table`` and ``page`` show.
"""
