"""What runs: the API, the web app and the launcher of one machine."""
