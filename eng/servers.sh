#!/usr/bin/env bash
# Starts the servers that tests ask for, on loopback and with data of their own that is thrown away.
#   eng/servers.sh up postgresql redis rabbitmq     installs what is missing (as root on Debian), starts it, returns once it answers
#   eng/servers.sh down postgresql redis rabbitmq   stops what was started here
#   eng/servers.sh crash postgresql                 stops it as a power cut would: nothing is finished (tests of that do it to a server of their own)
#   eng/servers.sh status
#   eng/servers.sh rabbitmqctl ...                  asks the RabbitMQ that was started here, such as: rabbitmqctl list_queues
# Ports and folder: REVERSEBUY_POSTGRESQL_PORT (25432), REVERSEBUY_REDIS_PORT (26379), REVERSEBUY_RABBITMQ_PORT (25672; its two neighbours above are for
# Erlang), REVERSEBUY_SERVERS (a folder in the temporary folder).
# Nothing is kept safe against a power cut: right for tests, wrong for anything else. REVERSEBUY_DURABLE=1 starts PostgreSQL with fsync, for benchmarks of
# writing and for crashes. Redis keeps nothing on disk.
set -euo pipefail

folder=${REVERSEBUY_SERVERS:-${TMPDIR:-/tmp}/reversebuy-servers}
postgresql_port=${REVERSEBUY_POSTGRESQL_PORT:-25432}
redis_port=${REVERSEBUY_REDIS_PORT:-26379}
rabbitmq_port=${REVERSEBUY_RABBITMQ_PORT:-25672}
known='postgresql redis rabbitmq'

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

postgresql_stop() { # how
  local data=$folder/postgresql
  [ -s "$data/postmaster.pid" ] || return 0
  (cd / && as_postgres "$(postgresql_binaries)/pg_ctl" -D "$data" -w -m "$1" stop >/dev/null)
}

postgresql_down() { postgresql_stop fast; }

postgresql_crash() { postgresql_stop immediate; }

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

# Becomes a program of RabbitMQ's for this server and no other; call it in a shell of its own. The wrappers in /usr/sbin would change to a user of their own.
rabbitmq_program() { # program arguments...
  local data=$folder/rabbitmq program=$1
  shift
  exec env HOME="$data" RABBITMQ_BASE="$data" RABBITMQ_NODENAME="reversebuy-$rabbitmq_port@localhost" \
    RABBITMQ_NODE_IP_ADDRESS=127.0.0.1 RABBITMQ_NODE_PORT="$rabbitmq_port" RABBITMQ_DIST_PORT="$((rabbitmq_port + 1))" \
    ERL_EPMD_ADDRESS=127.0.0.1 ERL_EPMD_PORT="$((rabbitmq_port + 2))" \
    RABBITMQ_MNESIA_BASE="$data/mnesia" RABBITMQ_LOG_BASE="$data/log" RABBITMQ_PID_FILE="$data/pid" \
    RABBITMQ_CONF_ENV_FILE=/dev/null RABBITMQ_ENABLED_PLUGINS_FILE="$data/plugins" RABBITMQ_CONFIG_FILE="$data/rabbitmq.conf" \
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none' \
    "/usr/lib/rabbitmq/bin/$program" "$@"
}

# The port is open before the broker is up: it answers when it greets.
rabbitmq_answers() {
  [ "$(timeout 2 bash -c "exec 3<>/dev/tcp/127.0.0.1/$rabbitmq_port; printf 'AMQP\\0\\0\\11\\1' >&3; head -c 1 <&3 | od -An -tu1" 2>/dev/null | tr -d ' ')" = 1 ]
}

rabbitmq_up() {
  rabbitmq_answers && return
  [ -x /usr/lib/rabbitmq/bin/rabbitmq-server ] || install_package rabbitmq-server
  local data=$folder/rabbitmq tries
  mkdir -p "$data/mnesia" "$data/log"
  printf 'loopback_users = none\ndisk_free_limit.absolute = 100MB\nvm_memory_high_watermark.absolute = 1GB\nlog.file.level = warning\n' >"$data/rabbitmq.conf"
  echo '[].' >"$data/plugins"
  # A shell that waited for it would keep the lock.
  (cd "$data" && rabbitmq_program rabbitmq-server >"$data/out" 2>&1 </dev/null) &
  for tries in $(seq 1200); do rabbitmq_answers && return; sleep 0.1; done
  fail "RabbitMQ did not start; $data/out and $data/log tell why."
}

rabbitmq_down() {
  local pid tries
  pid=$(cat "$folder/rabbitmq/pid" 2>/dev/null) || return 0
  kill -TERM "$pid" 2>/dev/null || true
  for tries in $(seq 150); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
  # Erlang's register of names outlives the broker.
  ERL_EPMD_PORT="$((rabbitmq_port + 2))" epmd -kill >/dev/null 2>&1 || true
  kill -0 "$pid" 2>/dev/null && fail "RabbitMQ (process $pid) does not stop."
  return 0
}

command=${1:-status}
shift || true
case $command in
  up | down | crash)
    [ $# -gt 0 ] || fail "name the servers: eng/servers.sh $command $known"
    mkdir -p "$folder"
    # Two test projects that start at once must not start one server twice.
    exec 9>"$folder/lock"
    flock 9
    for server in "$@"; do
      case " $known " in
        *" $server "*)
          declare -F "${server}_$command" >/dev/null || fail "$server has no '$command'"
          "${server}_$command" 9>&-
          ;;
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
  rabbitmqctl) rabbitmq_program rabbitmqctl "$@" ;;
  *) fail "unknown command '$command'; use up, down, crash, status or rabbitmqctl" ;;
esac
