verify tests/golden/cli/files/charge.json
