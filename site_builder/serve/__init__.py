"""The preview: builds into a temporary folder, rebuilds on a change, reloads the browser."""
