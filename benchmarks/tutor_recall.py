"""How often the tutor finds the passage that answers, refuses what the course has nothing on, and how fast.

    python benchmarks/tutor_recall.py benchmarks/tutor_questions/open.toml

The file is TOML: `[[question]]` with `lang`, `question` and `answers`: places as "lesson:cell", "glossary:term",
"wild:id" or "doc:data set"; a question without answers is one the tutor must refuse. A place counts as found when one
of the first three passages holds that cell. A refusal of a question that has an answer counts as not found.
"""

import sys
import time
import tomllib
from pathlib import Path
from statistics import mean, quantiles

from dyplab.course.glossary import terms
from dyplab.course.tutor import Passage, ask
from dyplab.evaluation import Score, accuracy


def places(passage: Passage) -> set[str]:
    """Every way a file may name a passage."""
    kind, _, name = passage.anchor.partition("-")
    if kind == "cell":
        return {f"{passage.lesson}:{cell}" for cell in passage.cells}
    if kind == "term":
        term = next(term.term.nb for term in terms() if term.id == name)
        return {f"glossary:{term}", f"glossary:{term.partition(' (')[0]}"}
    return {f"{passage.kind}:{name}"}


def share(right: list[bool]) -> Score:
    """The share that is right, with its interval."""
    return accuracy([1] * len(right), [int(one) for one in right])


def main(file: Path) -> None:
    questions = tomllib.loads(file.read_text(encoding="utf-8"))["question"]
    started = time.perf_counter()
    for lang in ("nb", "en"):
        ask("warm", lang)
    print(f"both indexes made in {time.perf_counter() - started:.2f} s")
    found: dict[str, list[bool]] = {}
    seconds = []
    for row in questions:
        wall, begun = time.perf_counter(), time.process_time()
        answer = ask(row["question"], row["lang"])
        seconds.append((time.perf_counter() - wall, time.process_time() - begun))
        wanted = set(row.get("answers", ()))
        if not wanted:
            right, group = not answer.found, "unanswerable refused"
        else:
            right = any(places(passage) & wanted for passage in answer.passages)
            group = f"recall@3 {row['lang']}"
            found.setdefault(f"  {row.get('kind', 'of no kind')}", []).append(right)
        found.setdefault(group, []).append(right)
        if not right:
            print(f"not right: {row['question']}")
    for group, right in sorted(found.items(), key=lambda pair: (pair[0].startswith(" "), pair[0])):
        print(f"{group}: {sum(right)} of {len(right)}, {share(right)}")
    for name, taken in zip(("wall clock", "processor"), zip(*seconds, strict=True), strict=True):
        print(f"ms a query, {name}: mean {1000 * mean(taken):.1f}, p95 {1000 * quantiles(taken, n=20)[-1]:.1f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
