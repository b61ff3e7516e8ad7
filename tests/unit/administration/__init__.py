"""Administration: fields of the site file, the draft over HTTP."""
