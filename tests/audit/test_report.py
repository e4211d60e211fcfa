"""What a person reads: in both languages, with numbers, and also when nothing was found."""

import numpy as np
import pytest

from dyplab.audit import audit_labels, audit_split, report
from dyplab.data import copy_fault, load_mnist
from dyplab.text import use

IMAGES, DIGITS = (part[::5] for part in load_mnist())


def all_kinds_of_findings():
    rng = np.random.default_rng(0)
    rows = rng.permutation(1000)
    images, labels = IMAGES[rows], DIGITS[rows]
    block = labels.copy()
    block[200:400] = rng.permutation(block[200:400])
    relabelled = np.where(labels == 0, rng.integers(1, 10, 1000), labels)
    moved = np.arange(1000)
    for row in np.flatnonzero(labels == 3):
        other = rng.integers(1000)
        moved[[row, other]] = moved[[other, row]]
    hardly = labels.copy()
    hardly[:750] = rng.permutation(hardly[:750])
    audits = [audit_labels(images, rng.permutation(labels)), audit_labels(images, np.roll(labels, 2))]
    audits += [audit_labels(images, np.roll(labels, -2)), audit_labels(images, labels[::-1])]
    audits += [audit_labels(images, labels[np.argsort(np.arange(1000).astype(str))]), audit_labels(images, block)]
    audits += [audit_labels(images, relabelled), audit_labels(images[moved], labels)]
    audits += [audit_labels(images[:5], labels[:5]), audit_split(images, images[:3])]
    return [finding for audit in audits for finding in audit]


@pytest.fixture(scope="module")
def findings():
    return all_kinds_of_findings()


def test_every_kind_of_finding_is_there(findings):
    assert {finding.name for finding in findings} == {
        "labels-parted",
        "order-changed",
        "block-parted",
        "class-parted",
        "region-parted",
        "not-examined",
        "duplicates-across",
    }


def test_every_finding_says_what_the_evidence_why_and_what_to_do_in_both_languages(findings):
    for finding in findings:
        for said in (finding.what, finding.evidence, finding.why, finding.cure):
            assert said.nb and said.en and said.nb != said.en and "{" not in said.nb + said.en


@pytest.mark.parametrize(("lang", "decimal", "word"), [("nb", ",", "Hva du kan gjøre"), ("en", ".", "What to do")])
def test_numbers_are_written_in_the_language_in_which_they_are_read(findings, lang, decimal, word):
    use(lang)
    told = [str(finding) for finding in findings]
    assert all(word in text for text in told)
    agreement = findings[0].evidence.values["agreement"]
    assert f"{100 * agreement:.1f}".replace(".", decimal) in told[0]


def test_a_report_of_nothing_says_what_was_looked_for_and_what_was_not(capsys):
    use("en")
    report(audit_labels(IMAGES, DIGITS), audit_split(IMAGES[:500], IMAGES[500:]))
    told = capsys.readouterr().out
    assert "Looked in 1,000 images" in told and told.count("None of this was found.") == 2
    assert "same label in 9" in told and "pure chance would give 9.9%" in told
    assert told.count("What the audit does not see") == 2
    use("nb")
    report(audit_labels(IMAGES, DIGITS))
    assert "Lette i 1000 bilder" in (told := capsys.readouterr().out) and "Fant ingenting av dette." in told


def test_a_report_of_the_copy_fault_tells_both_halves(capsys):
    copied = copy_fault(IMAGES, DIGITS, n_test=200, seed=0)
    use("nb")
    report(audit_labels(copied.train_images, copied.train_labels), audit_split(copied.train_images, copied.test_images))
    told = capsys.readouterr().out
    assert told.count("Alvorlig: ") == 2 and "skilt lag" in told and "200 av de 200 bildene" in told
    assert "Fant ingenting" not in told


def test_a_finding_that_may_be_harmless_is_not_called_serious():
    use("en")
    assert str(audit_labels(IMAGES[:5], DIGITS[:5])[0]).startswith("Worth a look: ")
