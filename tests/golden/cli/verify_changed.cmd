verify tests/golden/cli/receipts/changed.json
