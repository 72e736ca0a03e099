#!/usr/bin/env bash
# Starts the servers that tests ask for, on loopback and with data of their own that is thrown away.
#   eng/servers.sh up postgresql redis     installs what is missing (as root on Debian), starts it, returns once it answers
#   eng/servers.sh down postgresql redis   stops what was started here
#   eng/servers.sh status
# Ports and folder: REVERSEBUY_POSTGRESQL_PORT (25432), REVERSEBUY_REDIS_PORT (26379), REVERSEBUY_SERVERS (a folder in the temporary folder).
# Nothing is kept safe against a power cut: right for tests, wrong for anything else. REVERSEBUY_DURABLE=1 starts PostgreSQL with fsync, for benchmarks of
# writing. Redis keeps nothing on disk.
set -euo pipefail

folder=${REVERSEBUY_SERVERS:-${TMPDIR:-/tmp}/reversebuy-servers}
postgresql_port=${REVERSEBUY_POSTGRESQL_PORT:-25432}
redis_port=${REVERSEBUY_REDIS_PORT:-26379}
known='postgresql redis'

fail() { echo "eng/servers.sh: $*" >&2; exit 1; }

install_package() { # package
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || fail "$1 is not installed, and only root can install it on Debian. Install it, or start a server on the port yourself."
  echo "installing $1" >&2
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq >&2
  apt-get install -y -qq --no-install-recommends "$1" >&2
}

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; } # port

# PostgreSQL will not run as root.
as_postgres() { if [ "$(id -u)" = 0 ]; then setpriv --reuid postgres --regid postgres --clear-groups -- "$@"; else "$@"; fi; }

postgresql_binaries() { # the newest version that is installed
  local found
  found=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
  [ -n "$found" ] || found=$(dirname "$(command -v initdb)" 2>/dev/null) || true
  [ -x "$found/initdb" ] && echo "$found"
}

postgresql_answers() { answers "$postgresql_port"; }

postgresql_up() {
  postgresql_answers && return
  postgresql_binaries >/dev/null || install_package postgresql
  local binaries data=$folder/postgresql safety=''
  binaries=$(postgresql_binaries) || fail "PostgreSQL is installed without initdb."
  if [ ! -s "$data/PG_VERSION" ]; then
    if [ "$(id -u)" = 0 ]; then install -d -o postgres -g postgres -m 700 "$data"; else install -d -m 700 "$data"; fi
    (cd / && as_postgres "$binaries/initdb" -D "$data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null)
  fi

  [ -n "${REVERSEBUY_DURABLE:-}" ] || safety='-c fsync=off -c synchronous_commit=off -c full_page_writes=off'
  (cd / && as_postgres "$binaries/pg_ctl" -D "$data" -w -t 60 -l "$data/log" \
    -o "-p $postgresql_port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=400 $safety" start >/dev/null) \
    || fail "PostgreSQL did not start; $data/log tells why."
}

postgresql_down() {
  local data=$folder/postgresql
  [ -s "$data/postmaster.pid" ] || return 0
  (cd / && as_postgres "$(postgresql_binaries)/pg_ctl" -D "$data" -w -m fast stop >/dev/null)
}

redis_answers() { answers "$redis_port"; }

redis_up() {
  redis_answers && return
  command -v redis-server >/dev/null || install_package redis-server
  local data=$folder/redis tries
  mkdir -p "$data"
  redis-server --port "$redis_port" --bind 127.0.0.1 --dir "$data" --save '' --appendonly no --daemonize yes --pidfile "$data/pid" --logfile "$data/log" >/dev/null
  for tries in $(seq 100); do redis_answers && return; sleep 0.1; done
  fail "Redis did not start; $data/log tells why."
}

redis_down() {
  local pid tries
  pid=$(cat "$folder/redis/pid" 2>/dev/null) || return 0
  kill -TERM "$pid" 2>/dev/null || return 0
  for tries in $(seq 100); do kill -0 "$pid" 2>/dev/null || return 0; sleep 0.1; done
  fail "Redis (process $pid) does not stop."
}

command=${1:-status}
shift || true
case $command in
  up | down)
    [ $# -gt 0 ] || fail "name the servers: eng/servers.sh $command $known"
    mkdir -p "$folder"
    # Two test projects that start at once must not start one server twice.
    exec 9>"$folder/lock"
    flock 9
    for server in "$@"; do
      case " $known " in
        *" $server "*) "${server}_$command" 9>&- ;;
        *) fail "unknown server '$server'; known: $known" ;;
      esac
    done
    ;;
  status)
    for server in $known; do
      port=${server}_port
      if "${server}_answers"; then echo "$server answers on port ${!port}"; else echo "$server is not up"; fi
    done
    ;;
  *) fail "unknown command '$command'; use up, down or status" ;;
esac
