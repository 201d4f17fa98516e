timeline tests/golden/cli/files/charge.json --rule-files tests/golden/cli/files/charge.care --from 9999-12-30 --to 9999-12-31
