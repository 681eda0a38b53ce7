# An except* whose clauses raise again, raise anew, and leave a part.
try: raise ExceptionGroup('g',[ValueError(1),ExceptionGroup('h',[TypeError(2),ValueError(5)]),OSError(3)])
except* ValueError as e: raise e
except* TypeError as e: 1/0
