"""The pages, the command line and what they share."""
