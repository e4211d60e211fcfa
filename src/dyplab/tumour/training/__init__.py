"""How the network is trained: on patients made up as it goes, never the same twice."""
