casebook add
