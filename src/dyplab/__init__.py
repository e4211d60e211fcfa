"""dyplab: a hands-on deep-learning lab for medicine, in Norwegian bokmål and English."""

__version__ = "0.1.0"
