"""`python -m tutor`, and the `tutor` command."""

from tutor.cli.app import main

if __name__ == "__main__":
    main()
