statement tests/golden/cli/files/means-at-home.json --rule-files tests/golden/cli/files/means.care --on 2025-10-01 --for person
