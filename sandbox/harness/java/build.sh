# Compiles the box's own classes, then archives them as the two kinds of JVM load them.
set -euo pipefail

sources=$(dirname "$0")
home=/opt/box/java
jar=$home/box.jar
exports=()
for module in $(sed -n 's/^Add-Exports: //p' "$sources/manifest.txt"); do
  exports+=(--add-exports "$module=ALL-UNNAMED")
done

mkdir -p "$home"
javac -Xlint:all,-options -Werror "${exports[@]}" -d /tmp/classes "$sources"/*.java
jar --create --file "$jar" --manifest "$sources/manifest.txt" -C /tmp/classes .
java -jar "$jar" prepare

for mode in compile serve; do
  # Descriptors 60 and 61 are a child's; at the end of its requests it ends.
  java -Xshare:off -XX:+UseSerialGC -Djdk.reflect.useNativeAccessorOnly=true \
    -XX:DumpLoadedClassList=/tmp/classes.list -jar "$jar" "$mode" 60</dev/null 61>/dev/null
  java -Xshare:dump -XX:SharedClassListFile=/tmp/classes.list \
    -XX:SharedArchiveFile="$home/$mode.jsa" -jar "$jar"
  rm /tmp/classes.list
done
rm -r /tmp/classes
