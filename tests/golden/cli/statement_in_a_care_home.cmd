statement tests/golden/cli/files/means-in-a-care-home.json --rule-files tests/golden/cli/files/means.care --on 2025-10-01
