audit agreement --help
