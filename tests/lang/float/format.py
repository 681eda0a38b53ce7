# Formatting floats: every presentation type, widths, signs, rounding.
vals = (0.0, -0.0, 1.0, -1.5, 3.14159265, 1234567.891, 1e-7, 1e20, 123.0, 0.00001234, 99999.5, float("inf"), float("-inf"), float("nan"))
for spec in ("", "f", "F", "e", "E", "g", "G", "n", "%", ".0f", ".1f", ".10f", ".0e", ".3e", ".3g", ".0g", ".10g", "#.3g", "#.0f", "+", " ", "-", "+.2f", "012.3f", "<14.2f", ">14.2f", "^14.2f", "*^14.2f", "=+14.2f",
             ",", ",.2f", "_.2f", "020,.2f", ".1%", "10.1%", ".3", ".1", ".17g", "z.0f", "z.1f", "010", "#", "#g", "_", "+,.1f", "015.2e", "G", "^+10.1f"):
    print(repr(spec), [format(v, spec) for v in vals])


def show(thunk):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


for spec in ("d", "x", "s", "c", "b", ".", "q", ",n", ".f", "5.", "#x", ",,", ".99999999999f"):
    show(lambda: format(1.5, spec))
for fmt in ("%f", "%.0f", "%.3f", "%10.2f|", "%-10.2f|", "%+f", "% f", "%010.3f", "%e", "%.2E", "%g", "%.10g", "%G", "%#.3g", "%#.0f", "%s", "%r", "%d", "%i", "%F", "%5.1f%%", "%.15g", "%.17g", "%.50f"):
    print(fmt, [fmt % v for v in (0.0, -1.5, 3.14159265, 1e-7, 123456789.0)])
print("%f %e %g" % (float("inf"), float("nan"), float("-inf")), "%5s|%-8s|%.3s" % (1.5, 2.5, 3.14159))
print([f"{x:.0f}" for x in (0.5, 1.5, 2.5, 3.5, -0.5)], [f"{x:.1f}" for x in (0.05, 0.15, 0.25, 0.35)], [f"{x:.2f}" for x in (1.005, 2.675, 1.115)])
print(f"{2 ** 0.5:.30f}", f"{0.1:.55f}", f"{1e22:.1f}", f"{1e23:f}", f"{1e300:.0f}"[:20], len(f"{1e300:.0f}"), f"{5e-324:.3e}", f"{1.7e308:.5g}")
print(f"{123456789.123:,}", f"{1e15:,}", f"{1e16:,}", f"{0.1:,}", f"{1234.5:_}", f"{1e6:,.0f}", f"{-1e6:+,.1f}", f"{1234567:,.3e}")
show(lambda: "%d" % float("inf"))
show(lambda: "%d" % float("nan"))
show(lambda: "%x" % 1.5)
show(lambda: "%c" % 1.5)
show(lambda: "%f" % "a")
show(lambda: "%.2f" % None)
