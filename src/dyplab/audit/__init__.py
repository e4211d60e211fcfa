"""Finds what is wrong with a data set or a split before a model hides it."""

from dyplab.audit.finding import Count, Finding, Findings, Share
from dyplab.audit.labels import audit_labels
from dyplab.audit.marker import audit_marker
from dyplab.audit.page import as_html, as_json
from dyplab.audit.printing import report
from dyplab.audit.procedure import audit_procedure
from dyplab.audit.scaling import audit_scaling
from dyplab.audit.scans.geometry import audit_geometry
from dyplab.audit.scans.slices import audit_slices
from dyplab.audit.selection import audit_selection
from dyplab.audit.split import audit_split
from dyplab.audit.table_split import audit_table_split
from dyplab.audit.tables.audit import audit_table

__all__ = [
    "Count",
    "Finding",
    "Findings",
    "Share",
    "as_html",
    "as_json",
    "audit_geometry",
    "audit_labels",
    "audit_marker",
    "audit_procedure",
    "audit_scaling",
    "audit_selection",
    "audit_slices",
    "audit_split",
    "audit_table",
    "audit_table_split",
    "report",
]
