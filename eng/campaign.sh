#!/usr/bin/env bash
# Runs for hours what tests run for seconds, and writes a report under docs/campaigns: Markdown for people, JSON for programs.
#   eng/campaign.sh invariants --count 100000 [--seed 1] [--batch 500]   random courses of orders, in processes of one batch each
#   eng/campaign.sh leaks --count 100000 [--seed 1] [--batch 5000] [--engine Memory]   random operations of 20 tenants over every facade
#   eng/campaign.sh crash --kills 200 [--outages 20] [--seed 1]          agencies that are killed, and whose servers fail
#   eng/campaign.sh control --minutes 10 [--seed 1]                      an agency at work whose control database is away
# All tell their progress and write the report anew after each batch or course: one that is stopped leaves a report of what it has done. To go on, give
# the next seed. The exit code is 0 when nothing was found.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

fail() { echo "eng/campaign.sh: $*" >&2; exit 2; }

campaign=${1:-}
shift || true
count=100000 seed=1 batch='' kills=200 outages='' minutes=10 engine=Memory
while [ $# -gt 0 ]; do
  case $1 in
    --count | --seed | --batch | --kills | --outages | --minutes)
      [[ ${2:-} =~ ^[0-9]+$ ]] || fail "$1 needs a number"
      declare "${1#--}=$2"
      shift 2
      ;;
    --engine)
      [[ ${2:-} =~ ^(Memory|Sqlite|PostgreSql|Redis)$ ]] || fail "--engine is Memory, Sqlite, PostgreSql or Redis"
      engine=$2
      shift 2
      ;;
    *) fail "unknown option '$1'" ;;
  esac
done

build() { # project
  dotnet build "tests/$1/$1.csproj" --configuration Release --verbosity quiet
}

report() { # name: where it goes
  mkdir -p docs/campaigns
  echo "docs/campaigns/$1-$(date -u +%Y-%m-%d)"
}

invariants() {
  batch=${batch:-500}
  build ReverseBuy.Orders.Tests
  local tests=tests/ReverseBuy.Orders.Tests/bin/Release/net10.0/ReverseBuy.Orders.Tests.dll
  local report version begun done=0 now=$seed found=''
  report=$(report invariants) version=$(git rev-parse --short HEAD) begun=$SECONDS
  output=$(mktemp)
  trap 'rm -f "$output"' EXIT
  while [ "$done" -lt "$count" ]; do
    # Each of the two properties runs half of the batch.
    if ! REVERSEBUY_INVARIANTS_SEED=$now REVERSEBUY_INVARIANTS_COUNT=$((batch / 2)) nice -n 10 dotnet "$tests" -nocolor \
      -class ReverseBuy.Orders.Tests.Invariants.InvariantTests >"$output" 2>&1; then
      found="$found $now"
      echo "seed $now: FOUND"
      cat "$output"
    fi
    done=$((done + batch)) now=$((now + 1))
    echo "$done of $count sequences, seed $((now - 1)), $((SECONDS - begun)) s, found:${found:- nothing}"
    write_invariants
  done
  [ -z "$found" ]
}

write_invariants() {
  local seconds=$((SECONDS - begun)) one
  {
    echo "# Invariants campaign of $(date -u +%Y-%m-%d)"
    echo
    echo "\`./eng/campaign.sh invariants --count $count --seed $seed --batch $batch\`, commit $version, $done of $count sequences in $((seconds / 60)) min on one core."
    echo "Seeds $seed to $((now - 1)), one per batch. Half of the sequences of a batch begin at an order that was placed, half at one that was approved; each has up to 25"
    echo "steps of customers, reviewers, warehouses, marketplaces and their faults, and after every step all invariants are looked at"
    echo "(\`tests/ReverseBuy.Orders.Tests/Invariants\`)."
    echo
    if [ -z "$found" ]; then
      echo "Nothing was found."
    else
      echo "Found, to be run again with \`REVERSEBUY_INVARIANTS_SEED=<seed> REVERSEBUY_INVARIANTS_COUNT=$((batch / 2))\`:"
      echo
      for one in $found; do echo "- seed $one"; done
    fi
  } >"$report.md"
  printf '{ "date": "%s", "commit": "%s", "asked": %d, "sequences": %d, "batch": %d, "firstSeed": %d, "lastSeed": %d, "seconds": %d, "foundSeeds": [%s] }\n' \
    "$(date -u +%Y-%m-%d)" "$version" "$count" "$done" "$batch" "$seed" "$((now - 1))" "$seconds" "$(echo $found | tr ' ' ',')" >"$report.json"
}

leaks() {
  batch=${batch:-5000}
  build ReverseBuy.Leaks.Tests
  local tests=tests/ReverseBuy.Leaks.Tests/bin/Release/net10.0/ReverseBuy.Leaks.Tests.dll
  local report version begun asked=0 done=0 looked=0 now=$seed found='' operations steps seen rest
  report=$(report leaks) version=$(git rev-parse --short HEAD) begun=$SECONDS
  output=$(mktemp) line=$(mktemp)
  trap 'rm -f "$output" "$line"' EXIT
  while [ "$asked" -lt "$count" ]; do
    : >"$line"
    if ! REVERSEBUY_LEAKS_SEED=$now REVERSEBUY_LEAKS_COUNT=$batch REVERSEBUY_LEAKS_REPORT=$line nice -n 10 dotnet "$tests" -nocolor \
      -class "ReverseBuy.Leaks.Tests.${engine}LeakTests" >"$output" 2>&1; then
      found="$found $now"
      echo "seed $now: FOUND"
      cat "$output"
    fi
    # What a batch that broke off has done is not counted.
    read -r operations steps seen rest <"$line" || operations=0 steps=0 seen=0
    asked=$((asked + batch)) done=$((done + operations)) looked=$((looked + seen)) now=$((now + 1))
    echo "$done of $count operations, seed $((now - 1)), $((SECONDS - begun)) s, found:${found:- nothing}"
    write_leaks
  done
  [ -z "$found" ]
}

write_leaks() {
  local seconds=$((SECONDS - begun)) one
  {
    echo "# Leaks campaign of $(date -u +%Y-%m-%d)"
    echo
    echo "\`./eng/campaign.sh leaks --count $count --seed $seed --batch $batch --engine $engine\`, commit $version, $done of $count operations in $((seconds / 60)) min on one core."
    echo "Seeds $seed to $((now - 1)), one per batch. Twenty tenants, whose every value is marked, call every method of every facade: alone, held half way while another"
    echo "runs, in scopes within scopes, from the background, given up, failing, and at once. $looked answers, calls, log messages, events, spans, files and stored"
    echo "records were searched for marks of another tenant (\`tests/ReverseBuy.Leaks.Tests\`)."
    echo
    if [ -z "$found" ]; then
      echo "Nothing was found."
    else
      echo "Found, to be run again with \`REVERSEBUY_LEAKS_SEED=<seed> REVERSEBUY_LEAKS_COUNT=$batch\` (\`${engine}LeakTests\`):"
      echo
      for one in $found; do echo "- seed $one"; done
    fi
  } >"$report.md"
  printf '{ "date": "%s", "commit": "%s", "engine": "%s", "asked": %d, "operations": %d, "looked": %d, "batch": %d, "firstSeed": %d, "lastSeed": %d, "seconds": %d, "foundSeeds": [%s] }\n' \
    "$(date -u +%Y-%m-%d)" "$version" "$engine" "$count" "$done" "$looked" "$batch" "$seed" "$((now - 1))" "$seconds" "$(echo $found | tr ' ' ',')" >"$report.json"
}

crash() {
  build ReverseBuy.Crash
  dotnet tests/ReverseBuy.Crash/bin/Release/net10.0/ReverseBuy.Crash.dll campaign --kills "$kills" ${outages:+--outages "$outages"} --seed "$seed" --report "$(report crash)"
}

control() {
  build ReverseBuy.Crash
  dotnet tests/ReverseBuy.Crash/bin/Release/net10.0/ReverseBuy.Crash.dll control --minutes "$minutes" --seed "$seed" --report "$(report control)"
}

case $campaign in
  invariants | leaks | crash | control) "$campaign" ;;
  *) fail "name the campaign: invariants, leaks, crash or control" ;;
esac
