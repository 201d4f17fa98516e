casebook verify tests/golden/cli/files/good.care
