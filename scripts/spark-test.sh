#!/bin/sh
# Traces the project's own messages three ways - hoptrace corpus, hoptrace worker under Spark, hoptrace trace - and compares.
# Needs Java 17 and a Python with pyspark: PYTHON=python3 by default.
set -eu
cd "$(dirname "$0")/.."

python="${PYTHON:-python3}"
if ! command -v java >/dev/null 2>&1; then
    echo "spark-test: skipped, Java is not installed (apt-get install default-jre-headless)" >&2
    exit 77
fi
if ! "$python" -c "import pyspark" 2>/dev/null; then
    echo "spark-test: skipped, $python has no module pyspark (pip install pyspark)" >&2
    exit 77
fi

hoptrace="${HOPTRACE:-$(swift build --show-bin-path)/hoptrace}"
[ -x "$hoptrace" ] || swift build --product hoptrace
archive="${ARCHIVE:-$PWD/Corpus}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A copy of the messages alone: every file that Spark deals out is a message.
mkdir "$work/archive"
find "$archive" -name '*.eml' | while read -r file; do
    cp "$file" "$work/archive/$(echo "${file#"$archive"/}" | tr / -)"
done

# The same content in other bytes counts once.
find "$work/archive" -name '*.eml' | sort | head -n 1 | while read -r file; do
    sed 's/$/\r/' "$file" >"$work/archive/zz-other-line-ends.eml"
done

"$hoptrace" corpus "$work/archive" --database "$work/archive.db" >/dev/null
export PYSPARK_PYTHON="$python" SPARK_LOCAL_IP=127.0.0.1
"$python" Tools/spark/archive.py --hoptrace "$hoptrace" --parquet "$work/traces.parquet" --answers "$work/answers.json" \
    --slices 4 "$work/archive" 2>"$work/spark.log" || {
    tail -n 40 "$work/spark.log" >&2
    exit 1
}
"$python" Tools/spark/compare.py "$work/answers.json" "$work/archive.db"

# The same messages by hoptrace trace: each verdict as often.
"$hoptrace" trace --format ndjson "$work"/archive/* >"$work/trace.ndjson" 2>"$work/trace.log" || [ $? -eq 2 ]
"$python" - "$work/trace.ndjson" "$work/archive.db" <<'PYTHON'
import collections, json, re, sqlite3, sys
seen, verdicts, statements = set(), collections.Counter(), 0
for line in open(sys.argv[1], encoding="utf-8"):
    trace = json.loads(line)
    with open(trace["source"]["name"], "rb") as message:
        content = re.sub(rb"(?m)^>+From ", b"From ", message.read().replace(b"\r", b"")).rstrip(b"\n")
    if content in seen:
        continue
    seen.add(content)
    verdicts[trace["verdict"]["code"]] += 1
    statements += len(trace["statements"])
database = sqlite3.connect(sys.argv[2])
stored = dict(database.execute("SELECT verdict, count(*) FROM messages GROUP BY 1"))
counted = database.execute("SELECT count(*) FROM statements").fetchone()[0]
print(f"trace: {sum(verdicts.values())} messages, {statements} statements; database: {sum(stored.values())}, {counted}")
sys.exit(0 if dict(verdicts) == stored and statements == counted else 1)
PYTHON
