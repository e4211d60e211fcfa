"""What a training gave, epoch by epoch."""

from dataclasses import dataclass, field


@dataclass
class History:
    """The learning curves: one number an epoch in each list, all measured after the epoch with the network at rest.

    "At rest" means in evaluation mode, so that the training and the validation curve are comparable: the same
    weights, and neither dropout nor augmentation in either. A training without a validation set has nothing to be
    compared with: its numbers are those of the batches as they passed, and the validation lists stay empty.

    Args:
        train_loss: mean cross-entropy on the training set, 0 and up; lower is better.
        train_accuracy: share right on the training set, 0–1.
        validation_loss: mean cross-entropy on the validation set.
        validation_accuracy: share right on the validation set.
        interrupted: True when someone stopped the training by hand.

    >>> history = History()
    >>> history.add(train=(0.9, 0.70), validation=(0.5, 0.85))
    >>> history.add(train=(0.2, 0.95), validation=(0.6, 0.84))
    >>> len(history), history.best_epoch
    (2, 1)
    """

    train_loss: list[float] = field(default_factory=list)
    train_accuracy: list[float] = field(default_factory=list)
    validation_loss: list[float] = field(default_factory=list)
    validation_accuracy: list[float] = field(default_factory=list)
    interrupted: bool = False

    def __len__(self) -> int:
        """How many epochs were finished."""
        return len(self.train_loss)

    @property
    def best_epoch(self) -> int:
        """The epoch with the lowest validation loss, counted from 1; 0 when there is none."""
        if not self.validation_loss:
            return 0
        return self.validation_loss.index(min(self.validation_loss)) + 1

    def add(self, train: tuple[float, float], validation: tuple[float, float] | None = None) -> None:
        """Note one finished epoch: (loss, accuracy) on each set."""
        self.train_loss.append(train[0])
        self.train_accuracy.append(train[1])
        if validation is not None:
            self.validation_loss.append(validation[0])
            self.validation_accuracy.append(validation[1])
