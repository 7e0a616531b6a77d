#!/usr/bin/env bash
# LibreOffice opens the workbook, calculates it again and finds the same values; with one input cell changed it finds
# what --set gives. In a throwaway profile.
#   read_by_libreoffice.sh PROGRAM CASES WORK
set -euo pipefail
program=$1 cases=$2 work=$3
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
rm -rf "$work"
mkdir -p "$work"

# make CASE NAME INPUT=PATH=NUMBER...: a workbook as it is and one with the inputs' cells changed, and both as JSON;
# `given` are settings of both.
given=()
make() {
  local case=$1 name=$2 cells=() settings=() change i
  shift 2
  for ((i = 1; i < ${#given[@]}; i += 2)); do  # an input is set once
    [[ "$*" == *"=${given[i]%%=*}="* ]] || settings+=(--set "${given[i]}")
  done
  for change in "$@"; do
    local input=${change%%=*} setting=${change#*=}
    cells+=("$input=${setting##*=}")
    settings+=(--set "$setting")
  done
  "$program" value "$case" --no-simulation --xlsx "$work/$name.xlsx" "${given[@]}" > "$work/$name.txt"
  "$program" value "$case" --no-simulation --json "${given[@]}" > "$work/$name.json"
  "$program" value "$case" --no-simulation --json "${settings[@]}" > "$work/${name}_changed.json"
  # The file is changed as the ZIP that it is; conversion calculates it again.
  python3 "$here/change_cell.py" "$work/$name.xlsx" "$work/${name}_changed.xlsx" "${cells[@]}"
}
growth=eps_growth=operating_model.eps_growth
"$program" new --without-deal > "$work/plain.toml"
make "$work/plain.toml" plain required_return=valuation.required_return=0.15 $growth=0.07 \
  revenue_growth=operating_model.revenue_growth=0.05
make "$cases/broadcom_openai.toml" broadcom required_return=valuation.required_return=0.15 $growth=0.07 \
  tax_rate=operating_model.tax_rate=0.2 "deal.OpenAI 10 GW.margin=deal.margin=0.35"
# With this growth no price is pinned at a hurdle, and none of the changes lets another share vest: that is no
# arithmetic.
given=(--set operating_model.eps_growth=0.21)
make "$cases/amd_openai.toml" amd required_return=valuation.required_return=0.101 $growth=0.211 \
  tax_rate=operating_model.tax_rate=0.131 "deal.OpenAI 6 GW.margin=deal.margin=0.281" \
  "deal.OpenAI 6 GW.contra_revenue=deal.contra_revenue=3100000000" ai_mix=operating_model.ai_mix=0.2

# The multiples, with another price.
june=$cases/amd_june_2025.toml
"$program" multiples "$june" --xlsx "$work/june.xlsx" > "$work/june.txt"
"$program" multiples "$june" --json > "$work/june.json"
"$program" multiples "$june" --json --set market.price=150 > "$work/june_changed.json"
python3 "$here/change_cell.py" "$work/june.xlsx" "$work/june_changed.xlsx" price=150

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
for name in plain broadcom amd june; do
  for changed in "" _changed; do
    python3 "$here/compare_workbook.py" "$work/$name$changed" "$work/$name$changed.json"
  done
done
