#!/usr/bin/env bash
# LibreOffice opens workbooks, calculates them again and finds the same values; with any one input cell changed, and with
# all together, it finds what --set gives or, where the sheet says so, nothing. In a throwaway profile.
#   read_by_libreoffice.sh PROGRAM CASES WORK
set -euo pipefail
program=$1 cases=$2 work=$3
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
rm -rf "$work"
mkdir -p "$work/profile/user"
# Forces the calculation of every formula on loading (0: always).
cat > "$work/profile/user/registrymodifications.xcu" <<'XCU'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
           xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
XCU
"$program" new --without-deal > "$work/plain.toml"
follow() {  # NAME FEWEST VERB CASE [WORD...]
  python3 "$here/follow_inputs.py" "$program" "$work/$1" "$work/profile" "${@:2}"
}
for case in "$work/plain.toml" "$cases/nvidia_openai.toml" "$cases/amd_openai.toml"; do
  follow "$(basename "$case" .toml)" 8 value "$case" --no-simulation
done

# Warrants, deals side by side, and two versions. The sum of the shares is left to the tranches, so that one can change.
sed '/^shares = "160 m"$/d' "$cases/amd_openai.toml" > "$work/before.toml"
sed '0,/^price = .*/s//price = "190 USD"/; s/^volatility = .*/volatility = "60 %"/; s/^margin = .*/margin = "30 %"/' \
  "$work/before.toml" > "$work/after.toml"
follow deal 16 deal "$work/before.toml" --paths 4096
follow warrant 12 warrant "$work/before.toml" --paths 4096
follow award 2 warrant "$cases/ati_award.toml" --paths 4096
follow compare 16 compare "$work/before.toml" --paths 4096
follow several 2 compare "$cases/amd_meta.toml" "$cases/marvell_google.toml" "$cases/nvidia_openai.toml" --no-simulation
follow diff 16 diff "$work/before.toml" "$work/after.toml" --paths 4096

# The multiples, as they are and with another price.
june=$cases/amd_june_2025.toml
"$program" multiples "$june" --xlsx "$work/june.xlsx" > "$work/june.txt"
"$program" multiples "$june" --json > "$work/june.json"
"$program" multiples "$june" --json --set market.price=150 > "$work/june_changed.json"
python3 "$here/change_cell.py" "$work/june.xlsx" "$work/june_changed.xlsx" price=150
soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to xlsx --outdir "$work/calculated" \
  "$work/june.xlsx" "$work/june_changed.xlsx" > "$work/soffice.log" 2>&1
for name in june june_changed; do
  python3 "$here/follow_inputs.py" compare "$work/calculated/$name.xlsx" "$work/$name.json" 30
done

# Every step of an explanation.
explain=("$program" explain "$cases/amd_openai.toml" optimistic.value --depth 30)
"${explain[@]}" --xlsx "$work/steps.xlsx" > "$work/steps.txt"
"${explain[@]}" --json > "$work/steps.json"
soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to xlsx --outdir "$work/calculated" \
  "$work/steps.xlsx" > "$work/soffice.log" 2>&1
python3 "$here/follow_inputs.py" compare "$work/calculated/steps.xlsx" "$work/steps.json" 500
