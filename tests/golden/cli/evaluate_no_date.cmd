evaluate --rule-files tests/golden/cli/files/good.care --on 01/10/2025 -- tests/golden/cli/files/record.json
