test tests/golden/cli/files/allowance.care --touching personal_expense_allowance
