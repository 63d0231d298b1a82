"""Quality and speed, with floors that only rise; nothing here is a test, and no test asserts a time."""
