#!/usr/bin/env bash
# Restores, builds and runs every test. Last line: "N passed, N failed, N skipped".
# Fails when the build fails, when a test fails, and when nothing ran. Tests that need a server which is not up are skipped; with servers named in
# REVERSEBUY_REQUIRE (a comma list: postgresql,redis,rabbitmq) those are started, and any skipped test is a failure.
#   --full   also the long runs (more kills, more generated cases): REVERSEBUY_FULL is 1
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

# What is temporary has a folder of its own, which is gone afterwards whatever a killed test or a tool leaves in it; in memory where there is room, for SQLite
# writes everything through. Servers are not temporary: they stay where they are found.
export REVERSEBUY_SERVERS=${REVERSEBUY_SERVERS:-${TMPDIR:-/tmp}/reversebuy-servers}
spacious=$(df --output=avail -k /dev/shm 2>/dev/null | tail -1 || true)
if [ -w /dev/shm ] && [ "${spacious:-0}" -gt 4000000 ]; then scratch=$(mktemp -d /dev/shm/reversebuy-run-XXXXXX); else scratch=$(mktemp -d); fi
chmod 755 "$scratch" # PostgreSQL runs as a user of its own
trap 'rm -rf "$scratch"' EXIT

sum() { # the sum of one counter over all reports
  { grep -ho "<Counters [^>]*" "$results"/*.trx 2>/dev/null || true; } | sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" | awk '{ total += $1 } END { print total + 0 }'
}

tell() { # every test that failed, with the beginning of why: the end of the output is all that some readers get to see
  cat "$results"/*.trx 2>/dev/null | awk '
    BEGIN { RS = "<UnitTestResult " }
    NR > 1 && match($0, / outcome="[^"]*"/) {
      outcome = substr($0, RSTART + 10, RLENGTH - 11)
      if (outcome == "Passed" || outcome == "NotExecuted") next
      name = ""; why = ""
      if (match($0, /testName="[^"]*"/)) name = substr($0, RSTART + 10, RLENGTH - 11)
      if (match($0, /<Message>[^<]*/)) why = substr($0, RSTART + 9, RLENGTH - 9)
      if (match($0, /<StackTrace>[^<]*/)) why = why "\n" substr($0, RSTART + 12, RLENGTH - 12)
      print outcome ": " name; print substr(why, 1, 1500)
    }' >&2
}

finish() { # status: say what is wrong, count, and leave with the status that fits
  local status=$1 total passed skipped failed log
  total=$(sum total) passed=$(sum passed) skipped=$(sum notExecuted)
  failed=$((total - passed - skipped)) # whatever neither passed nor was skipped: failures, errors, time-outs, aborts
  for log in "$results"/*_hang.log; do
    [ -e "$log" ] || continue
    echo "${log##*/} names the tests that hung:" >&2
    cat "$log" >&2
    failed=$((failed + $(grep -c . "$log" || true)))
  done
  if [ "$failed" -gt 0 ]; then tell; fi
  if [ "$status" -eq 0 ] && [ "$failed" -gt 0 ]; then status=2; fi
  if [ "$skipped" -gt 0 ]; then
    echo "$skipped tests were skipped for want of a server: eng/servers.sh up postgresql redis rabbitmq" >&2
    if [ "$status" -eq 0 ] && [ -n "${REVERSEBUY_REQUIRE:-}" ]; then echo "Skipped tests are failures here." >&2; status=3; fi
  fi
  if [ "$status" -eq 0 ] && [ "$total" -eq 0 ]; then echo "No test ran." >&2; status=8; fi
  echo "$passed passed, $failed failed, $skipped skipped"
  exit "$status"
}

status=0
echo "== restore"
dotnet restore ReverseBuy.sln --verbosity quiet || finish $?

echo "== build"
# One compiler for all projects, also where the environment turns it off: starting one for each takes longer than compiling. It ends by itself when it has nothing to do.
dotnet build ReverseBuy.sln --configuration Release --no-restore --verbosity quiet -p:UseSharedCompilation=true || finish $?

echo "== test"
# A failing run must still be counted, so its exit code is looked at after the counting.
# 8 is a project without a test: no failure by itself, as long as the sum is not zero. A project in which no test ended for ten minutes is ended: a run that
# hangs tells nothing. More projects at once than there are processors: many tests wait for servers and for processes that they started.
TMPDIR=$scratch dotnet test --solution ReverseBuy.sln --configuration Release --no-build --ignore-exit-code 8 --max-parallel-test-modules $((2 * $(getconf _NPROCESSORS_ONLN))) \
  --report-trx --results-directory "$results" --hangdump --hangdump-timeout 10m --hangdump-type None || status=$?
finish "$status"
