"""The network as scikit-learn estimators: `fit` remembers the patients whose outcome is known, `predict` looks once.

limits      how large a table a member sees, and what happens beyond
reading     a table of any kind becomes numbers
canonical   rows and columns in an order that does not depend on how they were given
members     the ensemble: the same table seen in several ways
classifier, regressor
"""

from dyplab.pfn.estimators.classifier import PFNClassifier
from dyplab.pfn.estimators.regressor import PFNRegressor

__all__ = ["PFNClassifier", "PFNRegressor"]
