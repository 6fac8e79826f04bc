"""What a well-formed definition file can still have wrong. Each check yields every issue it finds."""
