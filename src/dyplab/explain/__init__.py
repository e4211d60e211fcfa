"""Where a trained network looked: thin functions over captum."""
