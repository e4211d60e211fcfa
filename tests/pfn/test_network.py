"""What must hold whatever the weights are: who may look at whom, and what order does not matter. In 64-bit numbers."""

import pytest
import torch
import torch.nn.functional as F

from dyplab.pfn.attention import Attention
from dyplab.pfn.cells import CHANNELS
from dyplab.pfn.network import LEVELS, MOST_CLASSES, PFN, QUANTILES

ROWS, KNOWN, COLUMNS = 14, 9, 6


def randomised(network):
    """Every weight drawn by lot: a fresh network has noughts where it could go wrong."""
    with torch.no_grad():
        for values in network.parameters():
            values.normal_(0, 0.3)
    return network.double().eval()


@pytest.fixture(scope="module")
def network():
    torch.manual_seed(0)
    return randomised(PFN(width=16, heads=2, layers=3, hidden=24))


@pytest.fixture(params=["classes", "number"])
def asked(request):
    """Two tables as `cells` gives them, and the outcomes of the known rows."""
    torch.manual_seed(1)
    table = torch.randn(2, ROWS, COLUMNS, CHANNELS, dtype=torch.float64)
    classes, number = torch.randint(0, 3, (2, KNOWN)), torch.randn(2, KNOWN, dtype=torch.float64)
    return table, classes if request.param == "classes" else number


def same(a, b):
    torch.testing.assert_close(a, b, rtol=0, atol=1e-5)  # answers leave the network in 32 bits


def test_attention_is_torchs_own():
    torch.manual_seed(2)
    attention = randomised(Attention(12, heads=3))
    asking, heard = torch.randn(2, 5, 7, 12).double(), torch.randn(2, 5, 4, 12).double()
    key, value = (heard @ attention.key_and_value.weight.T).chunk(2, dim=-1)
    parts = [x.unflatten(-1, (3, 4)).transpose(-2, -3) for x in (asking @ attention.question.weight.T, key, value)]
    expected = F.scaled_dot_product_attention(*parts).transpose(-2, -3).flatten(-2) @ attention.out.weight.T
    torch.testing.assert_close(attention(asking, heard), expected, rtol=1e-12, atol=1e-12)


def test_there_is_an_answer_for_every_asked_row(network, asked):
    table, outcome = asked
    answers = MOST_CLASSES if outcome.dtype == torch.int64 else LEVELS
    assert network(table, outcome).shape == (2, ROWS - KNOWN, answers)
    assert network(table, outcome).isfinite().all()


def test_probabilities_sum_to_one(network, asked):
    table, outcome = asked
    if outcome.dtype == torch.int64:
        same(network(table, outcome).exp().sum(-1), torch.ones(2, ROWS - KNOWN))


def test_who_else_is_asked_about_changes_no_answer(network, asked):
    table, outcome = asked
    before = network(table, outcome)
    other = table.clone()
    other[:, KNOWN + 2] = 50
    after = network(other, outcome)
    assert (before[:, 2] - after[:, 2]).abs().max() > 1e-3
    kept = [0, 1, 3, 4]
    torch.testing.assert_close(before[:, kept], after[:, kept], rtol=0, atol=0)
    same(network(table[:, : KNOWN + 1], outcome), before[:, :1])


def test_the_order_of_the_known_rows_changes_nothing(network, asked):
    table, outcome = asked
    order = torch.randperm(KNOWN)
    shuffled = torch.cat([table[:, order], table[:, KNOWN:]], dim=1)
    same(network(shuffled, outcome[:, order]), network(table, outcome))
    assert (network(shuffled, outcome) - network(table, outcome)).abs().max() > 1e-3  # but whose outcome it is does


def test_the_order_of_pairs_of_columns_changes_nothing_that_within_a_pair_does(network, asked):
    table, outcome = asked
    before = network(table, outcome)
    same(network(table[:, :, [4, 5, 0, 1, 2, 3]], outcome), before)
    assert (network(table[:, :, [1, 0, 2, 3, 4, 5]], outcome) - before).abs().max() > 1e-3


def test_tables_in_one_batch_know_nothing_of_each_other(network, asked):
    table, outcome = asked
    same(network(table[1:], outcome[1:]), network(table, outcome)[1:])


def test_a_column_without_a_partner_is_paired_with_an_empty_one(network, asked):
    table, outcome = asked
    odd, filled = table[:, :, :5], table.clone()
    filled[:, :, 5] = 0
    same(network(odd, outcome), network(filled, outcome))


def test_the_last_layers_short_cut_is_the_whole_layer_for_what_is_asked(network):
    torch.manual_seed(3)
    tokens, layer = torch.randn(2, 4, ROWS, 16, dtype=torch.float64), network.layers[-1]
    torch.testing.assert_close(layer.answer(tokens, KNOWN), layer(tokens, KNOWN)[:, -1, KNOWN:], rtol=1e-10, atol=1e-10)


def test_every_known_outcome_and_every_column_counts(network, asked):
    table, outcome = asked
    before = network(table, outcome)
    for row in range(KNOWN):
        other = outcome.clone()
        other[:, row] = (other[:, row] + 1) % 3 if outcome.dtype == torch.int64 else 3.0
        assert (network(table, other) - before).abs().max() > 1e-6
    for column in range(COLUMNS):
        changed = table.clone()
        changed[:, :, column, 0] += torch.randn(2, ROWS)
        assert (network(changed, outcome) - before).abs().max() > 1e-6


def test_answers_have_32_bits_when_the_products_have_16(asked):
    table, outcome = asked
    with torch.autocast("cpu", torch.bfloat16):
        answers = PFN(width=16, heads=2, layers=2, hidden=24)(
            table.float(), outcome if outcome.dtype == torch.int64 else outcome.float()
        )
    assert answers.dtype == torch.float32


def test_the_levels_of_the_quantiles_are_spread_evenly_around_the_median():
    assert len(QUANTILES) == LEVELS
    assert QUANTILES[LEVELS // 2] == pytest.approx(0.5)
    assert [a + b for a, b in zip(QUANTILES, reversed(QUANTILES), strict=True)] == pytest.approx([1] * LEVELS)


def test_the_answer_is_the_same_with_and_without_gradients():
    """Attention is written out for training and fused for answering."""
    network, (table, outcome) = (
        PFN(width=16, heads=2, layers=2, hidden=16),
        (torch.randn(2, 9, 5, 4), torch.tensor([[0, 1, 1, 0]] * 2)),
    )
    torch.nn.init.normal_(network.layers[0].across.out.weight)
    torch.nn.init.normal_(network.layers[1].along.out.weight)
    written_out = network(table, outcome)
    with torch.no_grad():
        assert torch.allclose(network(table, outcome), written_out, atol=1e-5)
