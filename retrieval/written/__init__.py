"""Written answers are held against their passages; nothing writes answers yet."""
