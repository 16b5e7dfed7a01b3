"""A file becomes blocks with headings and pages: one short file a format."""
