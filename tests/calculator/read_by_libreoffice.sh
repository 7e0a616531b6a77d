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
for case in "$work/plain.toml" "$cases/nvidia_openai.toml" "$cases/amd_openai.toml"; do
  python3 "$here/follow_inputs.py" "$program" "$case" "$work/$(basename "$case" .toml)" "$work/profile"
done
