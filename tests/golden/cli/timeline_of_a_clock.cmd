timeline tests/golden/cli/files/on_plan_and_late.json --rule-files tests/golden/cli/files/due.care --goal review_in_guidance --from 2025-01-01 --to 2025-10-01
