check --show resolved tests/golden/cli/files/good.care
