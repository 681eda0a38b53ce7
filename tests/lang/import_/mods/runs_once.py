print("module body runs")
