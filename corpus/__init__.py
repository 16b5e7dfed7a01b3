"""The documents and what is known about them: data, and the types that say what the data means."""
