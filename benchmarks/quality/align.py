# mypy: ignore-errors
# ruff: noqa
# The scorer as the field knows it, kept as it is so that figures stay comparable.
"""Give statement records offsets into the text as the scorer holds it, whatever white space the reader changed.

A reader may set the title before the text or change white space; any other change is an error, said aloud.
"""
import json
import sys


def dense(s):
    """The string without white space, and where each of its characters stood."""
    at = [i for i, c in enumerate(s) if not c.isspace()]
    return "".join(s[i] for i in at), at


def placements(records, texts):
    """{article id: (name, {offset in article.text: offset in texts[name]})} for every article record."""
    known = {n: dense(t) for n, t in texts.items()}
    exact = {}
    for n, (d, _) in known.items():
        exact.setdefault(d, []).append(n)
    out, lost = {}, []
    for r in records:
        if r.get("record") != "article":
            continue
        d, at = dense(r["text"])
        names = exact.get(d) or [n for n, (k, _) in known.items() if k and (k in d or d in k)]
        if not names:
            lost.append(r.get("url") or r.get("title") or r["id"])
            continue
        # the same wording under two names: take the one not taken yet
        n = next((m for m in names if m not in {v[0] for v in out.values()}), names[0])
        k, back = known[n]
        shift = k.find(d) if d in k else -d.find(k)
        out[r["id"]] = n, {i: back[j + shift] for j, i in enumerate(at) if 0 <= j + shift < len(back)}
    if lost:
        print(f"align: {len(lost)} articles whose text is none of ours, the first: {lost[0]}", file=sys.stderr)
    missing = set(texts) - {n for n, _ in out.values()}
    if missing:
        print(f"align: {len(missing)} of our texts in no article record, the first: {sorted(missing)[0]}", file=sys.stderr)
    return out


def realign(records, texts):
    """Statements with article = the name in `texts` and offsets into it."""
    where = placements(records, texts)
    for r in records:
        if r.get("record") != "statement" or r["article"] not in where:
            continue
        name, m = where[r["article"]]

        def span(b, e, m=m):
            inside = [m[i] for i in range(b, e) if i in m]
            return [inside[0], inside[-1] + 1] if inside else None

        out = {**r, "article": name}
        for f in ("content", "source", "cue", "frame", "addressee", "hedges"):
            out[f] = [s for b, e in r.get(f) or [] if (s := span(b, e))]
        yield out


def load(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f if line.strip()]
