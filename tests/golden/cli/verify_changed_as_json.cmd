verify tests/golden/cli/receipts/changed.json --format json
