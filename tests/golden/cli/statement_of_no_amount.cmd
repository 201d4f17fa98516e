statement tests/golden/cli/files/means-at-home.json is_left_out --rule-files tests/golden/cli/files/means.care --on 2025-10-01
