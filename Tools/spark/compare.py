#!/usr/bin/env python3
"""Compares the answers of archive.py with a database that `hoptrace corpus --database` wrote of the same archive.

    compare.py answers.json archive.db
"""
import json
import sqlite3
import sys

QUESTIONS = {
    "verdicts": "SELECT verdict, misleading, count(*) AS messages FROM messages GROUP BY 1, 2",
    "misleading_pass": """SELECT substr(arrival, 1, 10) AS day, verdict, count(*) AS messages FROM misleading_pass GROUP BY 1, 2""",
    "findings": "SELECT code, severity, count(DISTINCT message) AS messages FROM findings GROUP BY 1, 2",
    "forwarding_pairs": "SELECT * FROM forwarding_pairs",
    "broken_records": """SELECT day, domain, problem, count(DISTINCT message) AS messages,
        count(DISTINCT CASE WHEN trusted THEN message END) AS trusted FROM broken_records GROUP BY 1, 2, 3""",
    "servers": """SELECT server, statements, pass, forged, contradicted, untrusted, ambiguous, unattributed FROM servers""",
    "server_results": "SELECT server, network, method, result, count(*) AS statements FROM server_statements GROUP BY 1, 2, 3, 4",
    "ambiguous_attributions": "SELECT authserv_id, software, source, confidence, statements FROM ambiguous_attributions",
    "pass_names": "SELECT method, role, aligned, statements FROM pass_names",
    "defects": "SELECT code, count(*) AS count FROM defects GROUP BY 1",
}


def rows(values):
    """Rows in one order and one form: flags as numbers, NUL as the database keeps it."""
    plain = [{name: int(value) if isinstance(value, bool) else value.replace("\0", "\ufffd") if isinstance(value, str) else value
              for name, value in row.items()} for row in values]
    return sorted(plain, key=lambda row: json.dumps(row, sort_keys=True))


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        answers = json.load(file)
    database = sqlite3.connect(sys.argv[2])
    database.row_factory = sqlite3.Row
    wrong = 0
    expected = database.execute("SELECT count(*) FROM messages").fetchone()[0]
    print(f"messages: {answers['messages']} by Spark, {expected} in the database")
    wrong += answers["messages"] != expected
    for name, sql in QUESTIONS.items():
        found, stored = rows(answers[name]), rows(dict(row) for row in database.execute(sql))
        missing = [row for row in stored if row not in found]
        extra = [row for row in found if row not in stored]
        print(f"{name}: {len(stored)} rows" + ("" if found == stored else f", {len(missing)} missing, {len(extra)} else"))
        for row in (missing + extra)[:5] if found != stored else []:
            print("   ", json.dumps(row, ensure_ascii=False, sort_keys=True))
        wrong += found != stored
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
