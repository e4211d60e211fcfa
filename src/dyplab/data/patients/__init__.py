"""Real tables of patients, one loader each."""

from dyplab.data.patients.alzheimer_csf import load_alzheimer_csf
from dyplab.data.patients.parkinson_speech import load_parkinson_speech
from dyplab.data.patients.with_sklearn import load_breast_cancer, load_diabetes

__all__ = ["load_alzheimer_csf", "load_breast_cancer", "load_diabetes", "load_parkinson_speech"]
