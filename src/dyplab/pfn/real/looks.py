"""How often the report half has been looked at: a line for each look, kept with what the looks were at."""

import json
from pathlib import Path

import dyplab
from dyplab.system import cache_folder, now_utc, write_atomically
from dyplab.text import Said
from dyplab.text import pfn_real as says


def note_look(version: str) -> Said:
    """Note a look at the report half, and tell how many there have been at this version of the network.

    Args:
        version: of the network, as `contenders.version("ours")` gives it.
    """
    looks = [*noted(), {"time": now_utc(), "dyplab": dyplab.__version__, "network": version}]
    write_atomically(log(), "".join(json.dumps(look) + "\n" for look in looks))
    same = [look for look in looks if look["network"] == version]
    times = says.TIMES["once"]() if len(same) == 1 else says.TIMES["often"](n=len(same))
    return says.LOOKS(looks=times, first=same[0]["time"])


def noted() -> list[dict[str, str]]:
    if not log().is_file():
        return []
    return [json.loads(line) for line in log().read_text(encoding="utf-8").splitlines()]


def log() -> Path:
    return cache_folder() / "pfn-evaluate" / "looks.jsonl"
