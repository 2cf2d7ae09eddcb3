#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Puts the built bundles device and modbus into the folder baseline/, as the release that later builds are compared with.
# To be run once after a release; bundles/<name>/pom.xml says the version.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
for bundle in device modbus; do
  jar=$(ls "$root/bundles/$bundle/target/$bundle"-[0-9]*.jar | grep -v -e '-sources' | tail -n 1)
  version=$(basename "$jar" .jar | sed "s/^$bundle-//")
  cd "${TMPDIR:-/tmp}"
  mvn -q -B -ntp org.apache.maven.plugins:maven-deploy-plugin:3.1.4:deploy-file "-Durl=file://$root/baseline" -DrepositoryId=baseline "-Dfile=$jar" \
    -DgroupId=io.meriggio.baseline "-DartifactId=$bundle" "-Dversion=$version" -Dpackaging=jar
  echo "baseline/io/meriggio/baseline/$bundle/$version"
done
