"""Holds cases against the JSON Schema that the program prints, by an independent validator: cases_by_schema.py PROGRAM
FOLDER, whose *.toml are sound. Status 77 where Python has no jsonschema or no TOML."""
import datetime
import json
import pathlib
import subprocess
import sys

try:
    import tomllib

    import jsonschema
except ImportError:
    sys.exit(77)

COMPANY = 'schema = 1\n[company]\nname = "A"\ncurrency = "USD"\n'
ON_OTHER = 'schema = 1\nextend = "base.toml"\n'
AWARD = COMPANY + '[award]\nname = "w"\n[award.warrant]\nholder = "x"\ngranted = 2025-01-01\nexpiry = 2030-01-01\n'
SOUND = (
    ON_OTHER + "[market]\nprice = 100\n",
    ON_OTHER + '[valuation]\nmultiple = { readings = [{ reading = "a", value = "20x" }] }\n',
    ON_OTHER + '[market]\nprice = "0.05 USD"\ndividend_yield = "0 %"\nvolatility = { value = " 40 %" }\n',
    ON_OTHER + '[market]\nprice = "1e2 USD"\nrisk_free_rate = "-1 %"\nvolatility = ".5"\n',
    AWARD + 'strike = "-0 USD"\n',
    AWARD + 'readings = [{ reading = "a", strike = 1 }, { reading = "b", strike = 2 }]\n',
)
WRONG = (
    COMPANY.replace("schema = 1", "schema = 2"),
    COMPANY.replace("USD", "usd"),
    COMPANY.replace("[company]", "[market]"),
    AWARD,  # no strike
    AWARD + "strike = -3\n",
    ON_OTHER + "[market]\nprice = 0\n",
    ON_OTHER + "[market]\nprice = { value = -1 }\n",
    ON_OTHER + '[market]\nas_of = "06/30/2026"\n',
    ON_OTHER + '[market]\nprice = "-3 USD"\n',
    ON_OTHER + '[market]\nprice = "0.00 USD"\n',
    ON_OTHER + '[market]\nprice = { value = "-3 USD" }\n',
    ON_OTHER + '[market]\nvolatility = "-5 %"\n',
    AWARD + 'strike = "-0.5 USD"\n',
    COMPANY + '[market]\nas_of = 2026-06-30\nprice = { source = "press" }\n',  # no value
)


def as_json(value):
    if isinstance(value, dict):
        return {key: as_json(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_json(one) for one in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def main(program, folder):
    schema = json.loads(subprocess.run([program, "schema"], check=True, capture_output=True, text=True).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    faults = []
    shipped = [path.read_text() for path in sorted(pathlib.Path(folder).glob("*.toml"))]
    for text in (*shipped, *SOUND):
        for error in validator.iter_errors(as_json(tomllib.loads(text))):
            faults.append(f"refused: {text[:80]!r}: {error.message[:100]}")
    for text in WRONG:
        if validator.is_valid(as_json(tomllib.loads(text))):
            faults.append(f"taken: {text!r}")
    print("\n".join(faults) or f"{len(shipped) + len(SOUND)} cases taken, {len(WRONG)} refused")
    return 1 if faults or not shipped else 0


sys.exit(main(*sys.argv[1:]))
