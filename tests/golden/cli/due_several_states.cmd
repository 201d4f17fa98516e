due tests/golden/cli/files/due.jsonl --rule-files tests/golden/cli/files/due.care --on 2025-10-01 --state running,done-late
