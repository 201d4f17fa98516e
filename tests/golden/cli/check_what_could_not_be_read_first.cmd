check tests/golden/cli/files/true_first
