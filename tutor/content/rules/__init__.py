"""The lint rules, one a module: each has `check(draft)` and gives problems."""
