audit actions --help
