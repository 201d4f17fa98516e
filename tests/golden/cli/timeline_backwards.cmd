timeline tests/golden/cli/files/charge.json --rule-files tests/golden/cli/files/charge.care --from 2025-06-30 --to 2025-06-01
