evaluate tests/golden/cli/files --rule-files tests/golden/cli/files/means.care --on 2025-10-01 --format html
