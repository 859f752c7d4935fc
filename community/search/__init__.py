"""Finding things: documents, the index behind a port, and the Korean language layer. Knows no area."""
