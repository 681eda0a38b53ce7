import sys
sys.exit("module exits")
