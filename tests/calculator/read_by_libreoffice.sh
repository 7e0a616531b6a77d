#!/usr/bin/env bash
# LibreOffice opens the workbook, calculates it again and finds the same values; with one input cell changed it finds
# what --set gives. In a throwaway profile.
#   read_by_libreoffice.sh PROGRAM CASES WORK
set -euo pipefail
program=$1 cases=$2 work=$3
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
rm -rf "$work"
mkdir -p "$work"

# make CASE NAME INPUT SETTING NUMBER: a workbook as it is and one with the input's cell changed, and both as JSON.
make() {
  "$program" value "$1" --no-simulation --xlsx "$work/$2.xlsx" > "$work/$2.txt"
  "$program" value "$1" --no-simulation --json > "$work/$2.json"
  "$program" value "$1" --no-simulation --json --set "$4=$5" > "$work/$2_changed.json"
  # The file is changed as the ZIP that it is; conversion calculates it again.
  python3 "$here/change_cell.py" "$work/$2.xlsx" "$work/$2_changed.xlsx" "$3" "$5"
}
"$program" new --without-deal > "$work/plain.toml"
make "$work/plain.toml" plain required_return valuation.required_return 0.15
make "$cases/broadcom_openai.toml" broadcom required_return valuation.required_return 0.15
make "$cases/amd_openai.toml" amd required_return valuation.required_return 0.15

convert() {  # FILE...: CSV of every sheet
  soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to \
    'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1' --outdir "$work" "$@" \
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
convert "$work"/*.xlsx
for name in plain broadcom amd; do
  python3 "$here/compare_sheet.py" "$work/$name-answer.csv" "$work/$name.json"
done
# What no function stands between follows the changed cell: everything of a company alone; by parts where no warrant is.
python3 "$here/compare_sheet.py" "$work/plain_changed-answer.csv" "$work/plain_changed.json"
python3 "$here/compare_sheet.py" "$work/broadcom_changed-answer.csv" "$work/broadcom_changed.json" expected_value market_view market_view_a_share base_value
python3 "$here/compare_sheet.py" "$work/amd_changed-answer.csv" "$work/amd_changed.json" base_value
