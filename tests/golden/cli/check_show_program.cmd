check --show program tests/golden/cli/files/good.care
