check --format json tests/golden/cli/files/good.care
