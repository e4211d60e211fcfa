"""The voices of 32 people, from where they have been fetched to, or from the folder beside the source."""

from pathlib import Path

import dyplab
from dyplab.data import Table, cards, load_parkinson_voice, verify
from dyplab.system import cache_folder, write_atomically

BESIDE = Path(dyplab.__file__).resolve().parents[3] / "shared" / "data" / "tables" / "parkinsons.data"
AS_SHARED, AS_PUBLISHED = b"MDVP:Jitter,", b"MDVP:Jitter(%),"


def load_voices() -> Table:
    """195 recordings of 32 people × 22, as `load_parkinson_voice` gives them; outcome: Parkinson's disease (24 people).

    Beside a checkout of dyplab, in `../shared`, there may be a copy in which one column has another name. It is laid
    where `dyplab data fetch` would have put the file, whose sum is verified as ever. CC BY 4.0 (UCI).

    Raises:
        DataError: neither fetched nor beside the source; run `dyplab data fetch parkinson-voice`.
    """
    name = "parkinson-voice"
    if set(verify(name).values()) == {"missing"} and BESIDE.is_file():
        published = BESIDE.read_bytes().replace(AS_SHARED, AS_PUBLISHED)
        write_atomically(cache_folder() / name / cards()[name].files[0].name, published)
    return load_parkinson_voice()
