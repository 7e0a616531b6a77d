"""Holds the sheet `answer`, as LibreOffice calculated it, against the JSON: compare_sheet.py CSV JSON [KEY...]."""
import csv
import json
import sys


def number_of(text):
    """A number as LibreOffice writes it: a percentage has its sign."""
    return float(text[:-1]) / 100 if text.endswith("%") else float(text)


def main(sheet, document, *keys):
    with open(sheet, encoding="utf-8", newline="") as file:
        calculated = {row[0]: row[1] for row in csv.reader(file) if len(row) > 1}
    with open(document, encoding="utf-8") as file:
        rows = json.load(file)["tables"]["answer"]["rows"]
    compared = 0
    for key, row in rows.items():
        if not isinstance(row["value"], float) or (keys and key not in keys):
            continue
        number = number_of(calculated[row["what"]])
        if abs(number - row["value"]) > 1e-9 * max(1.0, abs(row["value"])):
            raise SystemExit(f"{sheet}: {key} must be {row['value']}, is {number}")
        compared += 1
    if compared < (len(keys) or 3):
        raise SystemExit(f"{sheet}: only {compared} numbers were compared")


main(*sys.argv[1:])
