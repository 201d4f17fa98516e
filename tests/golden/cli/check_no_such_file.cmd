check tests/golden/cli/files/nothing.care
