#!/usr/bin/env python3
"""Traces an archive of mail on a Spark cluster, and answers the questions of docs/queries.md.

    spark-submit archive.py --hoptrace /usr/local/bin/hoptrace --parquet traces.parquet --answers answers.json PATH...

Each executor runs `hoptrace worker`: paths go in on its standard input, traces (`hoptrace.trace/1`, a line each) come out, and what
could not be read comes out between them as a line of its own. Paths must be readable on every executor. The traces are kept as
Parquet; the answers are computed from that and bear the names of the views of `hoptrace corpus --database`.
"""
import argparse
import json
import os

from pyspark.sql import SparkSession, Window, functions as F
from pyspark.sql import types as T

# How far apart two clocks of a message may be: servers try that long.
WEEK = 7 * 86_400

TEXT, NUMBER, FLAG = T.StringType(), T.LongType(), T.BooleanType()


def record(**fields):
    return T.StructType([T.StructField(name, kind) for name, kind in fields.items()])


def many(**fields):
    return T.ArrayType(record(**fields))


# The part of hoptrace.trace/1 that the questions need.
TRACE = record(
    format=TEXT,
    source=record(name=TEXT, member=TEXT, size=NUMBER, content_sha256=TEXT),
    message=record(date=TEXT, message_id=TEXT),
    hops=many(n=NUMBER, time=TEXT, network=TEXT, software=TEXT),
    forwardings=many(n=NUMBER, kind=TEXT, network=TEXT, forwarder=TEXT, destination=TEXT),
    statements=many(
        n=NUMBER, source=TEXT, authserv_id=TEXT, method=TEXT, result=TEXT, hop=NUMBER, confidence=TEXT, trusted=FLAG,
        aligned=TEXT, field=record(index=NUMBER), identity=record(domain=TEXT, role=TEXT), alternatives=many(hop=NUMBER)),
    findings=many(code=TEXT, severity=TEXT, evidence=many(statement=NUMBER)),
    defects=many(code=TEXT),
    verdict=record(code=TEXT, misleading=FLAG))


def files(paths):
    """Every file below the paths, in order: a unit of work each."""
    for path in paths:
        if not os.path.isdir(path):
            yield path
            continue
        for folder, folders, names in os.walk(path):
            folders.sort()
            for name in sorted(names):
                yield os.path.join(folder, name)


def traced(spark, hoptrace, paths, slices):
    """The traces of all files and what could not be read, as the lines that the workers wrote."""
    work = spark.sparkContext.parallelize(paths, max(1, min(slices, len(paths))))
    # checkCode: a worker that dies fails its task, and Spark runs that again.
    return work.pipe(f"{hoptrace} worker", checkCode=True)


def ascii_lower(column):
    """SQLite's lower(): A to Z alone."""
    return F.translate(column, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")


def text(column):
    return F.coalesce(column, F.lit(""))


def day(column):
    return F.substring(column, 1, 10)


def apart(one, other):
    """Seconds between two times."""
    return F.abs(F.unix_timestamp(F.try_to_timestamp(one)) - F.unix_timestamp(F.try_to_timestamp(other)))


def once(traces):
    """Each content counts once: of equal messages the one that is named first."""
    order = Window.partitionBy("source.content_sha256").orderBy("source.name", text(F.col("source.member")))
    return traces.withColumn("place", F.row_number().over(order)).where("place = 1").drop("place")


def prepared(traces):
    """The traces with a name for each and the day of arrival: the time of the newest hop that has one, else the date of the message."""
    times = F.transform(F.filter("hops", lambda hop: hop.time.isNotNull()), lambda hop: F.struct(hop.n, hop.time))
    dated = traces.withColumn("id", F.col("source.content_sha256")).withColumn("newest", F.array_max(times).getField("time"))
    near = F.filter("hops", lambda hop: apart(hop.time, F.col("newest")) <= WEEK)
    dated_alike = F.coalesce(apart(F.col("message.date"), F.col("newest")) <= WEEK, F.lit(False))
    confirmed = (F.size(near) > 1) | (F.size(near) == 1) & dated_alike
    dated = dated.withColumn("day", day(F.coalesce(F.col("newest"), F.col("message.date"))))
    return dated.withColumn("confirmed", F.when(confirmed, F.col("day"))).drop("newest")


def hop(number):
    """The hop of a number; null where it is null."""
    return F.get(F.filter("hops", lambda one: one.n == number), 0)


def cited(code):
    """Numbers of the statements that findings of this code cite."""
    chosen = F.filter("findings", lambda finding: finding.code == code)
    numbers = F.flatten(F.transform(chosen, lambda finding: F.transform(finding.evidence, lambda one: one.statement)))
    # A list that holds a null neither contains a number nor does it not.
    return F.filter(numbers, lambda number: number.isNotNull())


def statements(traces):
    """A row for each statement, with its server and what findings say of it."""
    rows = traces.select(
        "id", "day", "hops", F.explode("statements").alias("s"), cited("forged-authentication-results").alias("forgeries"),
        cited("results-disagree").alias("disputes"))
    attributed = F.col("s.confidence").isin("certain", "likely")
    network = text(hop(F.when(attributed, F.col("s.hop"))).getField("network"))
    name = ascii_lower(text(F.col("s.authserv_id")))
    return rows.select(
        "id", "day", "s.*", network.alias("network"), F.when(name == "", network).otherwise(name).alias("server"),
        name.alias("named"), text(hop(F.get(F.col("s.alternatives"), 0).getField("hop")).getField("software")).alias("software"),
        F.expr("array_contains(forgeries, s.n)").alias("forged"),
        (F.expr("array_contains(disputes, s.n)") & ~F.col("s.trusted")).alias("contradicted"),
        hop(F.when(attributed, F.col("s.hop"))).getField("time").alias("time"))


def total(condition):
    return F.sum(condition.cast("long"))


def broken_records(traces, rows):
    """A row for each record that a message shows as unusable; docs/queries.md says which those are."""
    codes = ["spf-temperror-dns", "dkim-temperror-dns", "dkim-key-missing"]
    judged = traces.select("id", F.explode("findings").alias("f")).where(F.col("f.code").isin(codes))
    found = judged.where("f.severity <> 'info'").select(
        "id", F.col("f.code").alias("problem"),
        F.get(F.filter("f.evidence", lambda one: one.statement.isNotNull()), 0).getField("statement").alias("n"))
    missing = judged.where("f.code = 'dkim-key-missing'").select("id").distinct().withColumn("missing", F.lit(True))
    signed = text(F.col("identity.domain"))
    passed = rows.where("method = 'dkim' AND result = 'pass'").select(
        "id", F.col("field.index").alias("line"), signed.alias("signer")).distinct().withColumn("passed", F.lit(True))
    named = rows.withColumn("line", F.col("field.index")).withColumn("signer", signed)
    said = named.join(passed, ["id", "line", "signer"], "left").join(missing, "id", "left").where(
        F.col("confidence").isin("certain", "likely") & ~F.col("forged") & (F.col("source") != "original-authentication-results")
        & ((F.col("method") == "dmarc") & F.col("result").isin("temperror", "permerror")
           | (F.col("method") == "dkim") & (F.col("result") == "permerror") & F.col("missing").isNull() & F.col("passed").isNull()))
    worded = said.select("id", F.concat_ws("-", "method", "result").alias("problem"), "n")
    return found.unionByName(worded).join(rows, ["id", "n"]).select(
        "id", F.coalesce(day(F.col("time")), F.col("day")).alias("day"), text(F.col("identity.domain")).alias("domain"),
        F.when((F.col("problem") == "spf-temperror-dns") & (F.col("result") == "permerror"), "spf-permerror").otherwise(
            F.col("problem")).alias("problem"), "trusted")


def answers(traces):
    """The views and questions of the database, by name."""
    rows = statements(traces).cache()
    sent_on = traces.select("confirmed", F.explode("forwardings").alias("f"))
    findings = traces.select("id", F.explode("findings").alias("f"))
    return {
        "verdicts": traces.groupBy(F.col("verdict.code").alias("verdict"), F.col("verdict.misleading").alias("misleading")).agg(
            F.count("*").alias("messages")),
        "misleading_pass": traces.where("verdict.misleading").groupBy("day", F.col("verdict.code").alias("verdict")).agg(
            F.count("*").alias("messages")),
        "findings": findings.groupBy("f.code", "f.severity").agg(F.count_distinct("id").alias("messages")),
        "forwarding_pairs": sent_on.groupBy(
            ascii_lower(text(F.col("f.forwarder"))).alias("forwarder"),
            ascii_lower(text(F.col("f.destination"))).alias("destination"), F.col("f.kind").alias("kind"),
            text(F.col("f.network")).alias("network")).agg(
                F.count("*").alias("forwardings"), F.min("confirmed").alias("first"), F.max("confirmed").alias("last")),
        "broken_records": broken_records(traces, rows).groupBy("day", "domain", "problem").agg(
            F.count_distinct("id").alias("messages"), F.count_distinct(F.when(F.col("trusted"), F.col("id"))).alias("trusted")),
        "servers": rows.groupBy("server").agg(
            F.count("*").alias("statements"), total(F.col("result") == "pass").alias("pass"), total(F.col("forged")).alias("forged"),
            total(F.col("contradicted")).alias("contradicted"),
            total(F.col("confidence").isin("certain", "likely") & ~F.col("trusted")).alias("untrusted"),
            total(F.col("confidence") == "ambiguous").alias("ambiguous"),
            total(F.col("confidence") == "unattributed").alias("unattributed")),
        "server_results": rows.groupBy("server", "network", "method", "result").agg(F.count("*").alias("statements")),
        "ambiguous_attributions": rows.where(F.col("confidence").isin("ambiguous", "unattributed")).groupBy(
            F.col("named").alias("authserv_id"), "software", "source", "confidence").agg(F.count("*").alias("statements")),
        "pass_names": rows.where("result = 'pass'").groupBy("method", F.col("identity.role").alias("role"), "aligned").agg(
            F.count("*").alias("statements")),
        "defects": traces.select(F.explode("defects.code").alias("code")).groupBy("code").agg(F.count("*").alias("count")),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("--hoptrace", default="hoptrace", help="the program, as it is called on the executors")
    parser.add_argument("--parquet", required=True, help="where the traces go")
    parser.add_argument("--answers", required=True, help="where the answers go, as JSON")
    parser.add_argument("--slices", type=int, default=64, help="parts that the files are dealt out in")
    options = parser.parse_args()

    # A shuffle of counts needs no more parts than the work itself.
    spark = SparkSession.builder.appName("hoptrace").config("spark.sql.shuffle.partitions", options.slices).getOrCreate()
    lines = traced(spark, options.hoptrace, list(files(options.paths)), options.slices)
    spark.read.schema(TRACE).json(lines).write.mode("overwrite").parquet(options.parquet)

    kept = spark.read.parquet(options.parquet)
    traces = prepared(once(kept.where("format = 'hoptrace.trace/1'"))).cache()
    answer = {"messages": traces.count()}
    for name, table in answers(traces).items():
        answer[name] = sorted((row.asDict() for row in table.collect()), key=lambda row: json.dumps(row, sort_keys=True))
    with open(options.answers, "w", encoding="utf-8") as file:
        json.dump(answer, file, ensure_ascii=False, indent=1, sort_keys=True)
    spark.stop()


if __name__ == "__main__":
    main()
