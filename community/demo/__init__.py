"""The demo community: real facts as they were published, and people and companies that are all made up."""
