casebook stats nowhere.book
