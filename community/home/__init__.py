"""The page after sign-in: panels, each fetched from the area that it belongs to."""
