check --show types tests/golden/cli/files/good.care
