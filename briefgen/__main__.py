"""``python -m briefgen`` is the same as the command ``briefgen``."""

from briefgen.cli import run

if __name__ == "__main__":
    run()
