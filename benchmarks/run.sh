#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Measures lines beside public peers, on loopback and pseudo-terminals only.
#   benchmarks/run.sh build                    compile (Maven, gcc, pkg-config, libmodbus-dev)
#   benchmarks/run.sh clients [ROUNDS SECONDS] Modbus TCP: line, plain Java sockets, j2mod; client and server on one core (P1, P2)
#   benchmarks/run.sh serial [READS]           serial line against the line simulator at 9600, 19200 and 115200 baud (P4)
#   benchmarks/run.sh dead [SECONDS]           eight units on a serial line, with and without a dead one (P7)
#   benchmarks/run.sh site [ROUNDS]            eight inverters, a meter and eight charge points at 9600 baud beside the time of the line
#   benchmarks/run.sh v5 [ROUNDS SECONDS]      a Solarman V5 line beside RTU over TCP and Modbus TCP, one slave on one core
#   benchmarks/run.sh memory [FOLDER DAYS]    what eight charge points cost the disk (time of a commit, bytes a day)
#   benchmarks/run.sh history [FOLDER HOURS MINUTES] 200 channels a second beside RRD4j and SQLite by rows (P11, P12); MINUTES of the peers
#   benchmarks/run.sh killed [FOLDER]          how fast a history opens after kill -9, beside the same peers (P12)
#   benchmarks/run.sh controller [DECISIONS DAYS] a decision for 8 charge points, 8 logics, 25 devices (time, bytes); speed of replay
#   benchmarks/run.sh faults                   10^5 reads a transport through spoilt answers (P8)
# CPU=n chooses the core. The C peers are built from shared/bench, found beside the repository.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$here"
cpu=${CPU:-1}
jvm="java -Xmx256m -XX:+UseSerialGC -cp target/classes:target/lib/*"
case ${1:-help} in
build) cd .. && mvn -B -q -P benchmarks -pl benchmarks -am package -DskipTests -Dspotbugs.skip ;;
clients) taskset -c "$cpu" $jvm io.meriggio.benchmarks.ClientsBenchmark "${2:-7}" "${3:-2}" ;;
serial) $jvm io.meriggio.benchmarks.SerialBenchmark "${2:-100}" ;;
dead) $jvm io.meriggio.benchmarks.DeadUnitBenchmark "${2:-60}" ;;
site) $jvm io.meriggio.benchmarks.SiteBenchmark ../bundles/drivers "${2:-20}" ;;
v5) taskset -c "$cpu" $jvm io.meriggio.benchmarks.StickBenchmark "${2:-7}" "${3:-2}" ;;
memory) $jvm io.meriggio.benchmarks.MemoryBenchmark "${2:-/var/tmp}" "${3:-7}" ;;
history) $jvm io.meriggio.benchmarks.HistoryBenchmark "${2:-/var/tmp}" "${3:-6}" "${4:-60}" ;;
killed) $jvm io.meriggio.benchmarks.HistoryBenchmark killed "${2:-/var/tmp}" ;;
controller) taskset -c "$cpu" $jvm io.meriggio.benchmarks.ControllerBenchmark "${2:-20000}" "${3:-30}" ;;
faults) cd .. && mvn -B -q -pl bundles/testkit -am test -Dtest=FaultProxyTest -Dsurefire.failIfNoSpecifiedTests=false -Dmeriggio.long=true ;;
*) sed -n '3,14p' "$here/run.sh" ;;
esac
