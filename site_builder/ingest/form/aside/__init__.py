"""What stands in a form and is not its word: judged once, whatever format or layout has it."""
