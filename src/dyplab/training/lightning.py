"""The same training in Lightning: for those who want its trainer, its loggers and several devices (extra `train`)."""

from collections.abc import Callable
from typing import Any

import lightning.pytorch as pl
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from dyplab.training.loop import Augmentation, Optimiser


class Classifier(pl.LightningModule):
    """A network with what `train` does around it, cut into the methods that Lightning's trainer calls.

    Args:
        network: takes (B, …) and answers with (B, K) logits.
        learning_rate: how far each step goes.
        weight_decay: L2 penalty.
        optimiser: makes the optimiser from the weights and `lr` and `weight_decay`.
        rate: from the share of the training that is done, 0–1, to a factor on the learning rate.
        augment: from a batch of images and a torch Generator to a new batch; only in training.
        seed: decides the augmentation. The order of the patients is the DataLoader's, dropout is torch's.

    >>> from dyplab.models import CNN
    >>> classifier = Classifier(CNN(), learning_rate=0.001)
    >>> classifier(torch.zeros(2, 28, 28)).shape
    torch.Size([2, 10])
    """

    def __init__(
        self,
        network: nn.Module,
        *,
        learning_rate: float,
        weight_decay: float = 0.0,
        optimiser: Optimiser = torch.optim.Adam,
        rate: Callable[[float], float] | None = None,
        augment: Augmentation | None = None,
        seed: int = 0,
    ):
        super().__init__()
        self.network = network
        self.learning_rate, self.weight_decay, self.optimiser = learning_rate, weight_decay, optimiser
        self.rate, self.augment = rate, augment
        self.chance = torch.Generator().manual_seed(seed)

    def forward(self, x: Tensor) -> Tensor:
        """Logits (B, K)."""
        logits: Tensor = self.network(x)
        return logits

    def training_step(self, batch: tuple[Tensor, Tensor], _: int) -> Tensor:
        """The loss of one batch; Lightning does the rest: zero_grad, backward, step."""
        x, y = batch
        if self.augment is not None:
            x = self.augment(x, self.chance)
        loss = cross_entropy(self(x), y)
        self.log("train_loss", loss)
        return loss

    def validation_step(self, batch: tuple[Tensor, Tensor], _: int) -> None:
        """Loss and accuracy on one batch; Lightning takes the mean over all of them."""
        x, y = batch
        logits = self(x)
        self.log("validation_loss", cross_entropy(logits, y), prog_bar=True)
        self.log("validation_accuracy", (logits.argmax(dim=1) == y).float().mean(), prog_bar=True)

    def configure_optimizers(self) -> Any:
        """The optimiser, and the rate of each step if it moves."""
        steps = self.optimiser(self.network.parameters(), lr=self.learning_rate, weight_decay=self.weight_decay)
        if self.rate is None:
            return steps
        rate, total = self.rate, self.trainer.estimated_stepping_batches
        moves = torch.optim.lr_scheduler.LambdaLR(steps, lambda step: rate(min(step / total, 1.0)))
        return {"optimizer": steps, "lr_scheduler": {"scheduler": moves, "interval": "step"}}
