"""From documents to sections, passages and an index."""
