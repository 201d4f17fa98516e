check --format json tests/golden/cli/files/mistake.care
