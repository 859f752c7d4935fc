"""Members: how they come in, sign in and stay safe, and what they were granted."""
