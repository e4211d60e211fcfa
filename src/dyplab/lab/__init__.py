"""The lab: JupyterLab and Notebook 7 on this computer, and the learner's own copies of the lessons."""

from dyplab.lab.copies import copy_of, refresh
from dyplab.lab.serve import serve

__all__ = ["copy_of", "refresh", "serve"]
