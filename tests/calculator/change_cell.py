"""Puts other numbers in place of inputs in a workbook: change_cell.py IN OUT INPUT=NUMBER..."""
import re
import sys
import zipfile
from xml.etree import ElementTree

SPACE = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def sheet_number(book, name):
    root = ElementTree.fromstring(book.read("xl/workbook.xml"))
    names = [sheet.get("name") for sheet in root.find("m:sheets", SPACE)]
    return names.index(name) + 1


def shared_strings(book):
    root = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
    return ["".join(t.text or "" for t in item.iter("{%s}t" % SPACE["m"])) for item in root]


def row_of(book, sheet, name):
    strings = shared_strings(book)
    root = ElementTree.fromstring(book.read(sheet))
    for row in root.iter("{%s}row" % SPACE["m"]):
        first = row.find("m:c", SPACE)
        if first is not None and first.get("t") == "s" and strings[int(first.find("m:v", SPACE).text)] == name:
            return int(row.get("r"))
    raise SystemExit(f"{sheet}: has no input '{name}'")


def change(source, target, numbers):
    """`numbers`: by rows of the inputs' sheet."""
    with zipfile.ZipFile(source) as book, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as changed:
        sheet = f"xl/worksheets/sheet{sheet_number(book, 'inputs')}.xml"
        for part in book.namelist():
            text = book.read(part)
            for row, number in numbers.items() if part == sheet else ():
                pattern = rf'(<c r="B{row}"[^>]*><v>)[^<]*(</v></c>)'.encode()
                text, count = re.subn(pattern, rb"\g<1>" + number.encode() + rb"\g<2>", text)
                if count != 1:
                    raise SystemExit(f"{sheet}: B{row} holds no number")
            changed.writestr(part, text)


def main(source, target, *changes):
    with zipfile.ZipFile(source) as book:
        sheet = f"xl/worksheets/sheet{sheet_number(book, 'inputs')}.xml"
        numbers = dict(change.rsplit("=", 1) for change in changes)
        rows = {row_of(book, sheet, name): number for name, number in numbers.items()}
    change(source, target, rows)


if __name__ == "__main__":
    main(*sys.argv[1:])
