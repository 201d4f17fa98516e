check tests/golden/cli/files/good.care tests/golden/cli/files/warning.care
