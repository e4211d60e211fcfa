"""The course as pages: the same for the running lab and for a site that needs no Python."""
