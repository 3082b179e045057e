"""What machines are promised: tables, columns and files of /data/."""
