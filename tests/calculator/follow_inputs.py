"""Changes one input cell of a workbook after the other, has LibreOffice calculate it again and holds every number that
has a formula against the answer that --set gives; #N/A is right only where the sheet announces it:
follow_inputs.py PROGRAM WORK PROFILE FEWEST VERB CASE [WORD...], where results must follow at least FEWEST inputs. An
input of one version alone, "NAME (before)", is changed by setting it in a copy of that file: both WORDs are cases
then. Or holds all numbers of one calculated workbook against an answer:
follow_inputs.py compare WORKBOOK JSON LEAST, of which at least so many must be compared."""
import json
import pathlib
import re
import subprocess
import sys
import zipfile
from xml.etree import ElementTree

import change_cell

SPACE = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
FIRST_ROW = 4  # below the title, a blank line and the headings
DETAILS = ("inputs", "derivation", "assumptions")
VERSIONS = (" (before)", " (after)")
FOLLOW, ABSENT = "results follow", "results that rest on it are #N/A"


def run(question, *arguments):
    return subprocess.run([*question, *arguments], check=False, capture_output=True, text=True)


def answer(question, *arguments):
    done = run(question, "--json", *arguments)
    return json.loads(done.stdout)["tables"] if done.returncode == 0 else None


def sheets(path):
    """Of each sheet by name: of each row a list of cells, each (has a formula, text or number)."""
    with zipfile.ZipFile(path) as book:
        strings = change_cell.shared_strings(book)
        result = {}
        root = ElementTree.fromstring(book.read("xl/workbook.xml"))
        for i, sheet in enumerate(root.find("m:sheets", SPACE), start=1):
            page = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{i}.xml"))
            result[sheet.get("name")] = {int(row.get("r")): cells_of(row, strings) for row in page.iter("{%s}row" % SPACE["m"])}
    return result


def cells_of(row, strings):
    cells = {}
    for cell in row.findall("m:c", SPACE):
        value, column = cell.find("m:v", SPACE), re.sub(r"[0-9]", "", cell.get("r"))
        text = "" if value is None else value.text
        if cell.get("t") == "s":
            text = strings[int(text)]
        cells[ord(column[-1]) - ord("A") + 26 * (len(column) - 1)] = (cell.find("m:f", SPACE) is not None, text)
    return cells


def is_near(text, number):
    try:
        return abs(float(text) - number) <= 1e-9 * max(1.0, abs(number))
    except ValueError:
        return False


def compare(name, found, tables, may_be_absent, is_unchanged):
    """The numbers of the tables against the sheets': how many were equal. Of a changed workbook those with a formula;
    what has none is in grey and stays."""
    equal = 0
    for key, table in tables.items():
        if key in DETAILS:
            continue
        page = found[re.sub(r"[^0-9A-Za-z _-]", "_", key)[:27]]
        for line, (row, cells) in enumerate(table["rows"].items(), start=FIRST_ROW):
            for place, (column, number) in enumerate(cells.items()):
                has_formula, text = page.get(line, {}).get(place, (False, ""))
                if isinstance(number, bool) or not (has_formula or is_unchanged and isinstance(number, float)):
                    continue
                if text.startswith("#"):
                    # A probability is there for a price between the scenarios' values alone.
                    if not may_be_absent and row != "implied_probability":
                        raise SystemExit(f"{name}: {key}, {row}, {column} must be {number}, is {text}")
                elif isinstance(number, (int, float)):
                    if not is_near(text, number):
                        raise SystemExit(f"{name}: {key}, {row}, {column} must be {number}, is {text}")
                    equal += 1
    return equal


def trials(inputs, scenarios, case_name):
    """Of each input: its row, the announced effect, the path that --set takes and the number to try. An input that a
    scenario sets has the scenario's name before its reason; one of a case among several has that one's before its own."""
    for line in sorted(inputs):
        if line < FIRST_ROW or 4 not in inputs[line]:
            continue
        name, number, _, source, effect = (inputs[line][place][1] for place in range(5))
        name = name.removeprefix(case_name + ": ")
        by = [i for i, scenario in enumerate(scenarios) if source.startswith(scenario + ": ")]
        path = f'scenario[{by[0]}].set."{name}"' if by else name
        for factor in (1.25, 0.7):
            yield line, effect, path, float(number) * factor if float(number) else 0.1 * factor


def with_input(question, version, path, number):
    """The same question with the input set in a copy of one of its two cases."""
    case = pathlib.Path(question[2 + version])
    key = path.rsplit(".", 1)[-1]
    text, count = re.subn(rf"(?m)^{key} = .*$", f"{key} = {number:.17g}", case.read_text(encoding="utf-8"), count=1)
    if count != 1:
        raise SystemExit(f"{case}: has no line with {key}")
    changed = case.with_name(f"{VERSIONS[version].strip(' ()')}_{key}_{number:.17g}.toml")
    changed.write_text(text, encoding="utf-8")
    return [str(changed) if i == 2 + version else word for i, word in enumerate(question)]


def main(program, work, profile, fewest, *words):
    question, case = [program, *words], words[1]
    work = pathlib.Path(work)
    work.mkdir(parents=True)
    start = work / "start.xlsx"
    done = run(question, "--xlsx", str(start))
    if done.returncode != 0:
        raise SystemExit(done.stderr)
    tables = answer(question)
    wanted = {"start": (FOLLOW, "unchanged", tables)}
    together = {}
    about = json.loads(run([program, "value", case, "--no-simulation"], "--json").stdout)
    scenarios = about["tables"].get("scenarios", {"rows": {}})["rows"]
    for i, (line, effect, path, number) in enumerate(trials(sheets(start)["inputs"], list(scenarios), about["about"]["case"])):
        versions = [version for version in VERSIONS if path.endswith(version)]
        if versions:
            changed = with_input(question, VERSIONS.index(versions[0]), path.removesuffix(versions[0]), number)
            tables = answer(changed)
        else:
            tables = answer(question, "--set", f"{path}={number:.17g}")
        if tables is None:  # no key of the case by this name, or the number is refused
            continue
        change_cell.change(start, work / f"{i}.xlsx", {line: f"{number:.17g}"})
        wanted[str(i)] = (effect, f"{path}={number:.17g}", tables)
        if effect == FOLLOW and not versions and not path.endswith(": weight"):
            together[line] = (path, f"{number:.17g}")
    settings = [word for path, number in together.values() for word in ("--set", f"{path}={number}")]
    tables = answer(question, *settings)
    if tables is None:
        raise SystemExit(f"{case}: not taken together: {settings}")
    change_cell.change(start, work / "together.xlsx", {line: number for line, (_, number) in together.items()})
    wanted["together"] = (FOLLOW, "all together", tables)
    out = work / "calculated"
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to", "xlsx",
                    "--outdir", str(out), *(str(work / f"{name}.xlsx") for name in wanted)],
                   check=True, capture_output=True)
    follow = 0
    for name, (effect, setting, tables) in wanted.items():
        equal = compare(f"{words[0]} {case}, {setting}", sheets(out / f"{name}.xlsx"), tables, effect == ABSENT,
                        name == "start")
        if effect == FOLLOW and equal < (10 if words[0] == "value" else 3):
            raise SystemExit(f"{words[0]} {case}, {setting}: only {equal} numbers were compared")
        follow += effect == FOLLOW
    if follow < int(fewest):
        raise SystemExit(f"{words[0]} {case}: results follow {follow} inputs only")
    print(f"{words[0]} {case}: {len(wanted)} workbooks, {follow} of them follow")


def compare_one(workbook, document, least):
    with open(document, encoding="utf-8") as file:
        tables = json.load(file)["tables"]
    equal = compare(workbook, sheets(workbook), tables, may_be_absent=False, is_unchanged=True)
    if equal < int(least):
        raise SystemExit(f"{workbook}: only {equal} numbers were compared")


if __name__ == "__main__":
    if sys.argv[1] == "compare":
        compare_one(*sys.argv[2:])
    else:
        main(*sys.argv[1:])
