"""Segmentation of brain tumours: a network, its training on simulated patients, a whole volume, shipped weights.

For teaching. Not a medical device.
"""
