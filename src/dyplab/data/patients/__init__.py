"""Real tables of patients, one loader each."""

from dyplab.data.patients.alzheimer_csf import load_alzheimer_csf
from dyplab.data.patients.cleveland_heart import load_cleveland_heart
from dyplab.data.patients.darwin import load_darwin
from dyplab.data.patients.glioma_grading import load_glioma_grading
from dyplab.data.patients.parkinson_speech import load_parkinson_speech
from dyplab.data.patients.parkinson_voice import load_parkinson_voice
from dyplab.data.patients.with_sklearn import load_breast_cancer, load_diabetes

__all__ = [
    "load_alzheimer_csf",
    "load_breast_cancer",
    "load_cleveland_heart",
    "load_darwin",
    "load_diabetes",
    "load_glioma_grading",
    "load_parkinson_speech",
    "load_parkinson_voice",
]
