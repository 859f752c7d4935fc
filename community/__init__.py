"""이음: the community of the bootcamp's graduates and the hub."""
