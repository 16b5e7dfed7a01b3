"""An adviser's own text becomes a case: its sentences, and the facts that they state."""
