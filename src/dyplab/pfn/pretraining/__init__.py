"""Pretraining: the network meets invented tables, each once, and is asked about rows whose outcome it was not shown.

lessons    which tables a step is about: how many rows, columns, classes
loss       how wrong the answers were
optimiser  how the weights are moved, and how far at each step
step       look, be told, move
loop       the whole of it through Lightning Fabric (extra `train`)
briefly    a small network in half a minute, for the lesson
"""
