"""What the network is shown of a table: at most 32 columns, as they are or turned to principal components."""

from torch import Tensor

from dyplab.pfn.rotation import principal_columns
from dyplab.pfn.screening import chosen, most_telling

COLUMNS = 32  # the most that the network has met at once


def as_shown(x: Tensor, outcome: Tensor, rotated: bool) -> tuple[Tensor, Tensor | None]:
    """The same in pretraining and afterwards.

    Args:
        x: tables (B, R, C), nan where a value is missing.
        outcome: of the first n rows (B, n): classes (int64), or numbers (float).
        rotated: as principal components.

    Returns:
        Columns (B, R, at most 32) and, when rotated, their spread (B, columns): what `cells` takes.
    """
    values, spread = principal_columns(x, outcome.shape[1]) if rotated else (x, None)
    return chosen(values, spread, most_telling(values, spread, outcome, COLUMNS))
