"""From a question to ranked passages, and from them to a cited answer."""
