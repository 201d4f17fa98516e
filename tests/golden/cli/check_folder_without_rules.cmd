check include/careact
