# Short and long options, with and without values, between other words or before them, and all mistakes.
import getopt
import os

for arguments in ((["-a", "-bx", "--foo=1", "--ba", "r", "-c"], "ab:", ["foo=", "bar"]), (["-a:"], "a"), (["-b"], "b:"), (["-ab", "v", "w"], "ab:"),
                  (["--f"], "", ["foo", "fob"]), (["--foo"], "", ["foo", "foobar"]), (["--zz"], "", ["foo"]), (["--foo=3"], "", ["foo"]),
                  (["--foo"], "", ["foo="]), (["--foo", "v", "w"], "", "foo="), (["--foo="], "", ["foo="]), (["x", "-a"], "+a"), (["x", "-a", "--", "-y"], "a"),
                  (["-"], "a"), (["--", "-a"], "a"), ([], ""), (["x", "-", "-a", "y"], "a"), (("-a", "b"), "a")):
    for function in (getopt.getopt, getopt.gnu_getopt):
        try:
            print(arguments, function(*arguments))
        except getopt.GetoptError as error:
            print(arguments, repr(error), error, error.msg, error.opt)
os.environ["POSIXLY_CORRECT"] = "1"
print(getopt.gnu_getopt(["x", "-a"], "a"), getopt.error is getopt.GetoptError)
