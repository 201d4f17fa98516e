test tests/golden/cli/files/failing.care
