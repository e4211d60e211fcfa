"""Finds what is wrong with a data set or a split before a model hides it."""

from dyplab.audit.finding import Count, Finding, Findings, Share
from dyplab.audit.labels import audit_labels
from dyplab.audit.printing import report
from dyplab.audit.split import audit_split
from dyplab.audit.tables.audit import audit_table

__all__ = ["Count", "Finding", "Findings", "Share", "audit_labels", "audit_split", "audit_table", "report"]
