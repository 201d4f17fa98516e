check tests/golden/cli/files/warning.care
