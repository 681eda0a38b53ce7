# Start-up, the smallest program, shutdown.
pass
