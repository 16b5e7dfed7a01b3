"""Which advice applies to a case, why, what to do, and where on the ladder the cooperation is."""
