#!/usr/bin/env bash
# Restores, builds and runs every test. Last line: "N passed, N failed, N skipped".
#   --full   also the long runs (more kills, more generated cases)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 REVERSEBUY_FULL=0
for argument in "$@"; do
  case $argument in
    --full) REVERSEBUY_FULL=1 ;;
    *) echo "eng/test.sh: unknown option '$argument'; the only one is --full" >&2; exit 2 ;;
  esac
done

results=$PWD/artifacts/test-results
rm -rf "$results"
mkdir -p "$results"

echo "== build"
dotnet build ReverseBuy.sln --configuration Release --verbosity quiet

echo "== test"
# A failing run must still be counted, so its exit code is looked at after the counting.
status=0
dotnet test --solution ReverseBuy.sln --configuration Release --no-build --report-trx --results-directory "$results" || status=$?

sum() { # the sum of one counter over all reports
  { grep -ho "<Counters [^>]*" "$results"/*.trx 2>/dev/null || true; } | sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" | awk '{ total += $1 } END { print total + 0 }'
}
total=$(sum total); passed=$(sum passed); failed=$(sum failed)
skipped=$((total - passed - failed))

if [ "$status" -eq 0 ]; then
  [ "$total" -gt 0 ] || { echo "No test ran." >&2; status=8; }
  [ "$failed" -eq 0 ] || status=2
  [ "$skipped" -eq 0 ] || { echo "Skipped tests are failures here." >&2; status=3; }
fi
echo "$passed passed, $failed failed, $skipped skipped"
exit "$status"
