#!/usr/bin/env bash
# Draws the gallery anew and holds the pictures of docs/reference/charts against it.
#   gallery.sh PROGRAM WORK
# Status 77, which skips the test, where gnuplot is not installed.
set -euo pipefail
command -v gnuplot >/dev/null || exit 77
program=$1 work=$2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
rm -rf "$work"
mkdir -p "$work"
"$here/draw_gallery.sh" "$program" "$work"
python3 "$here/same_gallery.py" "$here/../../docs/reference/charts" "$work"
