evaluate tests/golden/cli/files/on_plan_and_late.json --rule-files tests/golden/cli/files/due.care --on 2025-10-01 --checks --format html --for person
