for x in (2**70, 2**33, -2**70, -1):
    try: open(x)
    except Exception as e: print(type(e), e)
