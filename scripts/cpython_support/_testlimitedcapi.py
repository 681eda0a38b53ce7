"""Empty: so that files which test the C API too can be loaded."""
