#!/usr/bin/env bash
# Draws the pictures of docs/reference/charts.md again, from the shipped cases.
#   tests/docs/draw_gallery.sh build/release/examples/fairvalue [DIR]
set -euo pipefail
program=$(realpath "$1")
cd "$(dirname "$0")/../.."
to=${2:-docs/reference/charts}
kept=$(mktemp -d)
trap 'rm -rf "$kept"' EXIT

draw() { "$program" "$@" --charts "$kept" >/dev/null; }

for verb in value deal warrant accounts; do
  draw "$verb" examples/cases/amd_openai.toml --paths 16384
done
draw simulate examples/cases/amd_openai.toml --samples 16384
for verb in consensus multiples; do
  draw "$verb" examples/market_data/example_company.toml
done
draw figures
mkdir -p "$to"
cp "$kept"/*.svg "$to"
