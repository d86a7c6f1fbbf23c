print("fer-tui")
