casebook nonsense
