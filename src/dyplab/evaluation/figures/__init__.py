"""The figures a lesson draws in one line, each a matplotlib Figure in the language of the moment.

Drawn on `Figure` itself, so that nothing of pyplot's global state is touched. Who cannot tell the colours apart, or
prints in grey, reads them by line style, marker, hatching and the numbers themselves.
"""

from dyplab.evaluation.figures.confusion import figure_confusion
from dyplab.evaluation.figures.decision import figure_decision_curve
from dyplab.evaluation.figures.essentials import figure_essentials
from dyplab.evaluation.figures.growth import figure_learning_curve
from dyplab.evaluation.figures.images import figure_contact_sheet, figure_pixel_map
from dyplab.evaluation.figures.learning import figure_learning
from dyplab.evaluation.figures.maps import figure_maps
from dyplab.evaluation.figures.prevalence import figure_prevalence
from dyplab.evaluation.figures.probabilities import figure_calibration, figure_histograms
from dyplab.evaluation.figures.ranking import figure_roc
from dyplab.evaluation.figures.scores import figure_scores
from dyplab.evaluation.figures.segmentation import figure_dice, figure_volumes
from dyplab.evaluation.figures.signals import figure_signals, figure_spectrum
from dyplab.evaluation.figures.slices import figure_slices

__all__ = [
    "figure_calibration",
    "figure_confusion",
    "figure_contact_sheet",
    "figure_decision_curve",
    "figure_dice",
    "figure_essentials",
    "figure_histograms",
    "figure_learning",
    "figure_learning_curve",
    "figure_maps",
    "figure_pixel_map",
    "figure_prevalence",
    "figure_roc",
    "figure_scores",
    "figure_signals",
    "figure_slices",
    "figure_spectrum",
    "figure_volumes",
]
