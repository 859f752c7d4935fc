"""Companies and startups: their pages, and the figures, awards and rounds they report."""
