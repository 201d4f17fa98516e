audit keep --help
