evaluate tests/golden/cli/files/letters.json --rule-files tests/golden/cli/files/letters.care --on 2025-10-01
