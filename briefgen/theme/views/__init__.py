"""What a template may read: typed views whose every answer is recorded."""
