chekc tests/golden/cli/files/good.care
