"""The prior: how tables are invented, each ingredient in a file of its own.

causes     hidden causes, and columns that share them
bends      ways in which one quantity acts on another
linear, causal, trees, clusters  four kinds of table
outcome    from a score to classes or a number
measured   scales, categories, outliers, missing values, columns beside the point
tables     all of it together
"""
