schema --rule-files tests/golden/cli/files/good.care
