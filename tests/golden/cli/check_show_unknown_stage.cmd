check --show tokens tests/golden/cli/files/good.care
