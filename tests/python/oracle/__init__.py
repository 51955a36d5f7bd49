"""The definitions of the features a second time, in plain Python and pandas.

Written from the design, without a look at the models and sharing no code with
them: where the two agree, a mistake would have to have been made twice.
"""
