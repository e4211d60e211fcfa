"""Faults planted in honest tables: each gives a table, its target, and the names to be found (`!` for serious)."""

import numpy as np
import pandas as pd
from audit.tables.examples import as_darwin, honest, recorded_again

from dyplab.data.voice import simulate_voice


def cancer():
    from sklearn.datasets import load_breast_cancer

    return load_breast_cancer(as_frame=True).frame.rename(columns={"target": "ill"})


def national_number(rng):
    """An invented national identity number, its month + 80 as in the tax office's synthetic people."""
    while True:
        start = f"{rng.integers(1, 29):02}{rng.integers(81, 93)}{rng.integers(0, 100):02}{rng.integers(0, 1000):03}"
        digits = [int(digit) for digit in start]
        for weights in ((3, 7, 6, 1, 8, 9, 4, 5, 2), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)):
            digits.append(-sum(w * d for w, d in zip(weights, digits, strict=True)) % 11)
        if max(digits) < 10:
            return "".join(map(str, digits))


def darwin_reversed(seed):
    return as_darwin(seed)[0], "class", {"row-order", "!deviant-block"}


def darwin_shifted(seed):
    return as_darwin(seed, "shifted")[0], "class", {"row-order", "!deviant-block"}


def darwin_last_of_both(seed):
    frame = as_darwin(seed, "none")[0]
    ill = (frame["class"] == "P").to_numpy()
    x = frame.drop(columns="class").to_numpy().copy()
    apart = x[ill].mean(axis=0) - x[~ill].mean(axis=0)
    for side, sign in ((ill, -1.3), (~ill, 1.3)):
        x[np.flatnonzero(side)[-9:]] += sign * apart
    return pd.DataFrame(x).add_prefix("m").assign(**{"class": ill}), "class", {"row-order", "!deviant-block"}


def _flipped(seed, start):
    frame, _ = honest(seed, n=300, p=20, strength=1.2)
    frame.loc[start : start + 44, "ill"] = 1 - frame.loc[start : start + 44, "ill"]
    return frame, "ill", {"!deviant-block"}


def reversed_at_the_start(seed):
    return _flipped(seed, 0)


def reversed_in_the_middle(seed):
    return _flipped(seed, 140)


def reversed_at_the_end(seed):
    return _flipped(seed, 255)


def voice(seed):
    return simulate_voice(seed), "status", {"!same-person", "row-order", "!deviant-block", "!identifier"}


def codes_with_a_stem(seed):
    frame, rng = honest(seed, 60)
    frame, person = recorded_again(frame, rng, 4, noise=0.6)
    frame["file"] = [f"rec{row % 4 + 1}-{1000 + 7 * one}.wav" for row, one in enumerate(person)]
    return frame.sample(frac=1, random_state=seed), "ill", {"!same-person"}


def numbers_that_repeat(seed):
    frame, rng = honest(seed, 80)
    frame, person = recorded_again(frame, rng, 3, noise=0.6)
    return frame.assign(k=rng.permutation(80)[person] + 100).sample(frac=1, random_state=seed), "ill", {"!same-person"}


def nearly_equal_rows(seed):
    frame, rng = honest(seed, 100)
    frame, _ = recorded_again(frame, rng, 3, noise=0.1)
    return frame.sample(frac=1, random_state=seed), "ill", {"!same-person"}


def rows_beside_each_other(seed):
    frame, rng = honest(seed, 100)
    return recorded_again(frame, rng, 5)[0], "ill", {"!same-person"}


def number_that_tells(seed):
    frame = honest(seed)[0].sort_values("ill")
    return frame.assign(id=np.arange(len(frame)) + 1).sample(frac=1, random_state=seed), "ill", {"!identifier"}


def code_that_tells(seed):
    frame = honest(seed)[0]
    codes = [f"{'C' if ill else 'K'}{row:03}" for row, ill in enumerate(frame.ill)]
    return frame.assign(nr=codes), "ill", {"!identifier"}


def _personal(seed, make):
    frame, rng = honest(seed)
    return frame.assign(kontakt=[make(rng, row) for row in range(len(frame))]), "ill", {"!identifier"}


def national_numbers(seed):
    return _personal(seed, lambda rng, row: national_number(rng))


def national_numbers_read_as_numbers(seed):
    return _personal(seed, lambda rng, row: int(national_number(rng)))


def mail_addresses(seed):
    return _personal(seed, lambda rng, row: f"p{row}@example.no")


def telephones(seed):
    return _personal(seed, lambda rng, row: f"+47 {rng.integers(40_000_000, 99_999_999)}")


def births(seed):
    return _personal(seed, lambda rng, row: f"{rng.integers(1, 29)}.{rng.integers(1, 13)}.{rng.integers(1930, 2005)}")


def copy_with_two_percent_noise(seed):
    frame, rng = cancer(), np.random.default_rng(seed)
    return frame.assign(x=np.where(rng.random(len(frame)) < 0.02, 1 - frame.ill, frame.ill)), "ill", {"!target-leak"}


def copy_in_words(seed):
    frame = honest(seed)[0]
    return frame.assign(dx=np.where(frame.ill == 1, "G20", "Z00")), "ill", {"!target-leak"}


def copy_with_noise(seed):
    frame, rng = cancer(), np.random.default_rng(seed)
    return frame.assign(score=frame.ill + 0.05 * rng.normal(size=len(frame))), "ill", {"!target-leak"}


def dose_given_afterwards(seed):
    frame, rng = honest(seed)
    return frame.assign(dose=np.where(frame.ill == 1, rng.integers(50, 200, len(frame)), 0)), "ill", {"!target-leak"}


def codes_of_the_answer(seed):
    frame, rng = honest(seed)
    codes = np.where(frame.ill == 1, rng.choice([2, 5], len(frame)), rng.choice([1, 3, 4], len(frame)))
    return frame.assign(group=codes), "ill", {"!target-leak"}


def number_copied(seed):
    frame, rng = honest(seed)
    y = frame.m0 + frame.m1 + rng.normal(size=len(frame))
    return frame.drop(columns="ill").assign(y=y, z=3 * y + 0.02 * rng.normal(size=len(y))), "y", {"!target-leak"}


def rows_copied(seed):
    frame = honest(seed)[0]
    return pd.concat([frame, frame.sample(20, random_state=seed)]), "ill", {"!duplicate-rows"}


def rows_copied_with_another_outcome(seed):
    frame = honest(seed)[0]
    other = frame.sample(6, random_state=seed)
    return (
        pd.concat([frame, other.assign(ill=1 - other.ill)]).sample(frac=1, random_state=seed),
        "ill",
        {"!duplicate-rows"},
    )


def missing_that_tells(seed):
    frame, rng = honest(seed)
    for name in ("m1", "m4"):
        frame[name] = frame[name].where(rng.random(len(frame)) > np.where(frame.ill == 1, 0.1, 0.6))
    return frame, "ill", {"!missing-tells"}


def _collected(seed, moved):
    frame, rng = honest(seed)
    place = np.where(rng.random(len(frame)) < 0.8, frame.ill, 1 - frame.ill)
    frame.iloc[:, :8] += moved * place[:, None]
    return frame, np.where(place, "A", "B")


def site_that_tells(seed):
    frame, place = _collected(seed, 1.5)
    return frame.assign(site=place), "ill", {"!shortcut-column"}


def something_like_a_site(seed):
    frame, place = _collected(seed, 3.0)
    return frame.assign(v=place), "ill", {"shortcut-column"}


def date_that_tells(seed):
    frame, rng = honest(seed)
    days = rng.integers(0, 100, len(frame)) + 80 * frame.ill
    return frame.assign(date=pd.Timestamp("2020-01-01") + pd.to_timedelta(days, unit="D")), "ill", {"!shortcut-column"}


FAULTS = [made for made in list(vars().values()) if getattr(made, "__module__", "") == __name__]
FAULTS = [made for made in FAULTS if not made.__name__.startswith("_") and made not in (cancer, national_number)]
