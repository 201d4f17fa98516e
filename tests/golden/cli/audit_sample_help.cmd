audit sample --help
