timeline tests/golden/cli/files/charge.json --rule-files tests/golden/cli/files/charge.care --from 2025-04-01 --to 2026-04-07
