verify tests/golden/cli/receipts/charge.json --record tests/golden/cli/files/record.json --rule-files tests/golden/cli/files/good.care
