check tests/golden/cli/files/mistake.care
