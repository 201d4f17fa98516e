statement tests/golden/cli/files/means-not-known.json --rule-files tests/golden/cli/files/means.care --on 2025-10-01
