casebook --help
