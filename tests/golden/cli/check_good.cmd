check tests/golden/cli/files/good.care
