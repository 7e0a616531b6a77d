#!/usr/bin/env bash
# LibreOffice opens the workbook, calculates it again and finds the same values; with one input cell changed it finds
# what --set gives. In a throwaway profile.
#   read_by_libreoffice.sh PROGRAM CASES WORK
set -euo pipefail
program=$1 cases=$2 work=$3
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
rm -rf "$work"
mkdir -p "$work"
case_file=$work/case.toml
"$program" new --without-deal > "$case_file"
"$program" value "$case_file" --no-simulation --xlsx "$work/value.xlsx" > "$work/value.txt"
"$program" value "$case_file" --no-simulation --json > "$work/value.json"
"$program" value "$case_file" --no-simulation --json --set valuation.required_return=0.15 > "$work/changed.json"

# A Basic macro is not needed: the file is changed as the ZIP that it is, then converted, which calculates it again.
python3 "$here/change_cell.py" "$work/value.xlsx" "$work/changed.xlsx" required_return 0.15

convert() {  # FILE: CSV of every sheet
  soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to \
    'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1' --outdir "$work" "$1" \
    > "$work/soffice.log" 2>&1
}
# Forces the calculation of every formula on loading (0: always).
mkdir -p "$work/profile/user"
cat > "$work/profile/user/registrymodifications.xcu" <<'XCU'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
           xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
XCU
convert "$work/value.xlsx"
convert "$work/changed.xlsx"
python3 "$here/compare_sheet.py" "$work/value-answer.csv" "$work/value.json"
python3 "$here/compare_sheet.py" "$work/changed-answer.csv" "$work/changed.json"
