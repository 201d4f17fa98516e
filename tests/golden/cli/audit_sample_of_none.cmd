audit sample BOOK --auditor A --size 0
