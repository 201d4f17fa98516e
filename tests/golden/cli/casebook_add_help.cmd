casebook add --help
