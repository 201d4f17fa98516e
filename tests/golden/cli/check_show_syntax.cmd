check --show syntax tests/golden/cli/files/good.care
