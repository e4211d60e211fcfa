"""Small pictures that move: each a dependency-free JavaScript module beside its Python class."""
