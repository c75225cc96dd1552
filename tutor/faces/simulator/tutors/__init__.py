"""Who teaches in a trial: the engine as it is, or a small script beside it."""
