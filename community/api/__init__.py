"""The frame of the JSON interface, and what a machine asks about the site's health."""
