"""The preview: makes each page when it is asked for, and reloads the browser after a change."""
