"""What is judged once the words are found: polarity, certainty, sourcing chain, parts of an act."""
