"""The command line: words typed by a person, to calls. One module a command or family of them."""
