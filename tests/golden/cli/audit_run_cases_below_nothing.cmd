audit run BOOK --cases -1
