evaluate tests/golden/cli/files/visits.json --rule-files tests/golden/cli/files/due.care --on 2025-10-01 --goal visit
