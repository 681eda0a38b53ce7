"""Colours between RGB, YIQ, HLS and HSV; all parts are floats, from 0 to 1 but for I and Q."""

__all__ = ["rgb_to_yiq", "yiq_to_rgb", "rgb_to_hls", "hls_to_rgb", "rgb_to_hsv", "hsv_to_rgb"]


def rgb_to_yiq(r, g, b):
    luma = 0.30 * r + 0.59 * g + 0.11 * b
    red, blue = r - luma, b - luma
    return luma, 0.74 * red - 0.27 * blue, 0.48 * red + 0.41 * blue


def yiq_to_rgb(y, i, q):
    parts = (y + 0.9468822170900693 * i + 0.6235565819861433 * q, y - 0.27478764629897834 * i - 0.6356910791873801 * q,
             y - 1.1085450346420322 * i + 1.7090069284064666 * q)
    return tuple(0.0 if part < 0.0 else 1.0 if part > 1.0 else part for part in parts)


def _hue(r, g, b, top, span):
    """Where on the circle of six colours: between the two parts that are not the largest."""
    red, green, blue = (top - r) / span, (top - g) / span, (top - b) / span
    if r == top:
        sector = blue - green
    elif g == top:
        sector = 2.0 + red - blue
    else:
        sector = 4.0 + green - red
    return sector / 6.0 % 1.0


def rgb_to_hls(r, g, b):
    top, bottom = max(r, g, b), min(r, g, b)
    total, span = top + bottom, top - bottom
    light = total / 2.0
    if not span:
        return 0.0, light, 0.0
    return _hue(r, g, b, top, span), light, span / (total if light <= 0.5 else 2.0 - top - bottom)


def hls_to_rgb(h, l, s):
    if s == 0.0:
        return l, l, l
    high = l * (1.0 + s) if l <= 0.5 else l + s - l * s
    low = 2.0 * l - high

    def part(hue):
        hue %= 1.0
        if hue < 1 / 6:
            return low + (high - low) * hue * 6.0
        if hue < 0.5:
            return high
        return low + (high - low) * (2 / 3 - hue) * 6.0 if hue < 2 / 3 else low

    return part(h + 1 / 3), part(h), part(h - 1 / 3)


def rgb_to_hsv(r, g, b):
    top = max(r, g, b)
    span = top - min(r, g, b)
    return (_hue(r, g, b, top, span), span / top, top) if span else (0.0, 0.0, top)


def hsv_to_rgb(h, s, v):
    if s == 0.0:
        return v, v, v
    sector, rest = int(h * 6.0), h * 6.0 - int(h * 6.0)
    none, falling, rising = v * (1.0 - s), v * (1.0 - s * rest), v * (1.0 - s * (1.0 - rest))
    corners = ((v, rising, none), (falling, v, none), (none, v, rising), (none, falling, v), (rising, none, v), (v, none, falling))
    return corners[sector % 6]
