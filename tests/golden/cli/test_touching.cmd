test tests/golden/cli/files/allowance.care --touching personal_expenses_allowance
