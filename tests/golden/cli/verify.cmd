verify tests/golden/cli/receipts/charge.json --record tests/golden/cli/files/charge.json --rule-files tests/golden/cli/files/charge.care
