# Grids of colours there and back.
import colorsys

steps = [i / 4 for i in range(5)]
for name in ("rgb_to_yiq", "rgb_to_hls", "rgb_to_hsv", "yiq_to_rgb", "hls_to_rgb", "hsv_to_rgb"):
    function = getattr(colorsys, name)
    for a in steps:
        for b in steps:
            print(name, a, b, *[" ".join(f"{part:.9f}" for part in function(a, b, c)) for c in steps], sep=" | ")
print(colorsys.hsv_to_rgb(-0.2, 0.5, 1), colorsys.rgb_to_hsv(0, 0, 0), colorsys.hls_to_rgb(0.1, 0.2, 0))
