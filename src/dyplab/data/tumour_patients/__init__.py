"""Simulated patients with a brain tumour: grown in the average brain, imaged by scanners that never stood anywhere."""
