"""Holds every table of a workbook, as LibreOffice calculated it, against the JSON of the same answer:
compare_workbook.py SHEETS JSON, where the sheets are SHEETS-NAME.csv. Tables of steps and inputs are left out."""
import csv
import json
import re
import sys

FIRST_ROW = 3  # below the title, a blank line and the headings
DETAILS = ("inputs", "derivation", "assumptions")


def number_of(text):
    """A number as LibreOffice writes it: a percentage has its sign; none for other text."""
    try:
        return float(text[:-1]) / 100 if text.endswith("%") else float(text)
    except ValueError:
        return None


def sheet_of(sheets, table):
    """The rows of a table's sheet, whose name keeps 27 of the key's letters."""
    name = re.sub(r"[^0-9A-Za-z _-]", "_", table)[:27]
    with open(f"{sheets}-{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def compare_table(sheets, key, table):
    """The number of cells compared. Rows and columns stand in one order in both."""
    rows = list(table["rows"].items())
    written = sheet_of(sheets, key)
    compared = 0
    for (name, cells), row in zip(rows, written[FIRST_ROW:]):
        for (column, value), text in zip(cells.items(), row):
            if not isinstance(value, (int, float)) or isinstance(value, bool):
                continue
            number = number_of(text)
            if number is None or abs(number - value) > 1e-9 * max(1.0, abs(value)):
                raise SystemExit(f"{sheets}: {key}, {name}, {column} must be {value}, is {text!r}")
            compared += 1
    return compared


def main(sheets, document):
    with open(document, encoding="utf-8") as file:
        tables = json.load(file)["tables"]
    compared = {key: compare_table(sheets, key, table) for key, table in tables.items() if key not in DETAILS}
    if "multiples" in compared:
        if sum(compared.values()) < 30:
            raise SystemExit(f"{sheets}: only {sum(compared.values())} numbers of multiples were compared")
        return
    for key in ("answer", "scenarios"):
        if compared.get(key, 0) < 3:
            raise SystemExit(f"{sheets}: only {compared.get(key, 0)} numbers of {key} were compared")
    if not any(key.startswith("years ") and count >= 12 for key, count in compared.items()):
        raise SystemExit(f"{sheets}: no years were compared")


main(*sys.argv[1:])
