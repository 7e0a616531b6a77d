#!/usr/bin/env bash
# The reports of the shipped cases in headless Chromium, at 390 and 1280 pixels and as PDF: nothing scrolls sideways, no
# texts overlap, no script fails, nothing is loaded, and every number is that of the JSON.
#   read_by_chromium.sh PROGRAM CASES WORK
set -euo pipefail
program=$1 cases=$2 work=$3
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
rm -rf "$work"
mkdir -p "$work"

# A name that is markup everywhere, and Chinese headings.
sed 's|^name = "AMD and OpenAI"|name = "<script>document.title=1</script>\&<b>\\"x"|' "$cases/amd_openai.toml" > "$work/hostile.toml"
make() {  # CASE NAME [OPTION...]
  "$program" value "$1" --paths 4096 --html "$work/$2.html" --json "${@:3}" > "$work/$2.json"
}
make "$work/hostile.toml" hostile
make "$cases/amd_openai.toml" chinese --language zh
for file in "$cases"/*.toml; do
  make "$file" "$(basename "$file" .toml)"
done
python3 "$here/read_page.py" "$work"/*.html
