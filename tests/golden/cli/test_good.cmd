test tests/golden/cli/files/good.care
