"""Real scans of the brain: four NIfTI files made one checked scan, the folders of data sets, masks written back."""

from dyplab.data.scans.axes import from_canonical, to_canonical
from dyplab.data.scans.brats import read_brats
from dyplab.data.scans.decathlon import read_decathlon
from dyplab.data.scans.labels import to_brats_2023
from dyplab.data.scans.reading import read_scan
from dyplab.data.scans.writing import write_mask, write_scan

__all__ = [
    "from_canonical",
    "read_brats",
    "read_decathlon",
    "read_scan",
    "to_brats_2023",
    "to_canonical",
    "write_mask",
    "write_scan",
]
