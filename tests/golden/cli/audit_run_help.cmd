audit run --help
