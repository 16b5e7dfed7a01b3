"""What is wrong about a command as it was given."""


class WrongUseError(Exception):
    """A command that cannot be carried out as it was given; the message says what, where and what to do."""
