"""Whether the pictures of docs/reference/charts show what the program draws today.

    same_gallery.py KEPT FRESH

Each picture has the texts (titles, names, ticks, labels) and the shapes of the fresh one, point by point: what a number
changes by more than a pixel shows. gnuplot's own formatting, colours and widths of lines are not compared, as these
differ by version and say nothing of the data.
"""
import html
import pathlib
import re
import sys

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
NEAR = 1.5  # pixels of a picture 720 wide: ticks and points round to tenths


def texts_of(svg):
    return [html.unescape(text) for text in re.findall(r"<(?:text|title|desc)[^>]*>([^<]*)<", svg)]


def points_of(svg):
    """The numbers of each shape."""
    return [[float(number) for number in NUMBER.findall(path)]
            for path in re.findall(r'\s(?:d|points|transform)="([^"]*)"', svg)]


def difference(kept, fresh):
    """In words; empty where there is none."""
    for old, new in zip(texts_of(kept), texts_of(fresh)):
        if old != new:
            return f"says '{old}' and today '{new}'"
    if len(texts_of(kept)) != len(texts_of(fresh)):
        return f"has {len(texts_of(kept))} texts and today {len(texts_of(fresh))}"
    old, new = points_of(kept), points_of(fresh)
    if [len(one) for one in old] != [len(one) for one in new]:
        return f"has {len(old)} shapes and today {len(new)}, or others"
    apart = max((abs(a - b) for one, other in zip(old, new) for a, b in zip(one, other)), default=0.0)
    return f"has a point that is {apart:.1f} pixels away today" if apart > NEAR else ""


def main():
    kept_folder, fresh_folder = map(pathlib.Path, sys.argv[1:])
    kept = {one.name: one.read_text(encoding="utf-8") for one in kept_folder.glob("*.svg")}
    fresh = {one.name: one.read_text(encoding="utf-8") for one in fresh_folder.glob("*.svg")}
    faults = [f"{name}: is in {kept_folder if name in kept else fresh_folder} alone" for name in sorted(kept.keys() ^ fresh.keys())]
    for name in sorted(kept.keys() & fresh.keys()):
        if words := difference(kept[name], fresh[name]):
            faults.append(f"{name}: {words}")
    if not kept:
        faults.append(f"{kept_folder} has no picture")
    if faults:
        sys.exit("\n".join([*faults, "draw them again: tests/docs/draw_gallery.sh PROGRAM"]))
    print(f"{len(kept)} pictures are those of today")


main()
