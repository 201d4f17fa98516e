test tests/golden/cli/files/failing.care --records tests/golden/cli/files/record.json --on 2025-10-01
