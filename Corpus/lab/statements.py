"""Reads the results that servers wrote: Authentication-Results, its ARC and renamed forms, Received-SPF (RFC 8601, RFC 8617, RFC 7208)."""

import re


def read(field):
    """(source, authserv-id, method, result) for every result of a field; nothing for other fields."""
    name = field.name.lower()
    if name == "received-spf":
        receiver = re.search(r"\breceiver=\"?([A-Za-z0-9.-]+)", field.unfolded)
        result = re.match(r"[A-Za-z]+", field.unfolded)
        return [("received-spf", receiver[1] if receiver else None, "spf", result[0].lower())] if result else []
    if "authentication-results" not in name:
        return []
    source = name if name in ("authentication-results", "arc-authentication-results") else "original-authentication-results"
    parts = clauses(field.unfolded)
    if source == "arc-authentication-results" and parts and re.match(r"i\s*=", parts[0]):
        parts = parts[1:]
    authserv_id = None
    if parts and not re.match(r"[\w-]+(?:/\d+)?\s*=", parts[0]):
        # A version number may follow the name (RFC 8601 §2.2).
        authserv_id, parts = parts[0].split()[0].strip('"'), parts[1:]
    results = []
    for part in parts:
        # A value that goes on with a dot is a property: the result is missing.
        result = re.match(r"([\w-]+)(?:\s*/\s*\d+)?\s*=\s*([\w-]+)(?![\w.-])", part)
        if result:
            results.append((source, authserv_id, result[1].lower(), result[2].lower()))
            continue
        # Exim writes a verdict that it could not reach as a comment: `spf=(invalid)`.
        method = re.match(r"([\w-]+)\s*=", part)
        said = method and re.search(rf"\b{re.escape(method[1])}=\(([\w-]+)\)", field.unfolded)
        if said:
            results.append((source, authserv_id, method[1].lower(), said[1].lower()))
    return results or [(source, authserv_id, "none", "none")]


def clauses(text):
    """The parts between semicolons, comments taken out; a semicolon in a quoted string does not separate."""
    parts, current, depth, quoted, position = [], "", 0, False, 0
    while position < len(text):
        character = text[position]
        if character == "\\" and (quoted or depth):
            current += "" if depth else text[position:position + 2]
            position += 2
            continue
        if quoted:
            quoted = character != '"'
        elif character == "(":
            depth += 1
        elif character == ")" and depth:
            depth -= 1
            character = " "
        elif not depth and character == '"':
            quoted = True
        elif not depth and character == ";":
            parts.append(current.strip())
            current, character = "", ""
        if not depth:
            current += character
        position += 1
    parts.append(current.strip())
    return [part for part in parts if part]
