evaluate --rule-files tests/golden/cli/files/good.care --on 2025-10-01 -- tests/golden/cli/files/record.json
