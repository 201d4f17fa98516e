evaluate tests/golden/cli/files/means-at-home.json --goal weekly_charge --rule-files tests/golden/cli/files/means.care --on 2025-10-01 --format html --for person
