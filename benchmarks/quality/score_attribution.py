# mypy: ignore-errors
# ruff: noqa
# The scorer as the field knows it, kept as it is so that figures stay comparable.
"""Score attribution records against gold, with the two metrics used for sayso.

    score_attribution.py wikinews GOLD.jsonl[.gz] PREDICTED.jsonl    German WIKINEWS metric (Petersen-Frey & Biemann)
    score_attribution.py spans    GOLD.jsonl[.gz] PREDICTED.jsonl    content spans, one to one, IoU >= 0.5

GOLD for `wikinews`: the corpus' own documents, one JSON object a line; for `spans`: {"id", "text", "content": [[[b, e], ...],
...]} a line. PREDICTED: what `sayso extract --format jsonl` prints (guide/records.md); articles are found again by their text.
Left out: mode "own"; in `spans` also what lies inside another content. Statements of one act with the same source and mode are
put together, since neither corpus splits coordination. In `wikinews` the modes without a frame bring neither cue nor frame.

wikinews: in each document predicted and gold annotations are paired one to one so that the sum of token-F1 of the quote
(+0.01 if the type agrees, +0.001 if the medium agrees) is largest. A pair gives each part (quote, addressee, cue, frame,
speaker) a token precision and recall; an annotation without a partner gives its parts 0. Precision and recall are the
means over all annotation parts for which they are defined; F1 is their harmonic mean.
Needs numpy and scipy.
"""
import gzip
import json
import sys
from collections import defaultdict

import numpy as np
from align import load, realign
from scipy.optimize import linear_sum_assignment

PARTS = ("quote", "addressee", "cue", "frame", "speaker")
TYPES = {"direct": "Direct", "indirect": "Indirect", "reported": "Reported", "free_indirect": "FreeIndirect",
         "indirect_free_indirect": "IndirectFreeIndirect"}
FIELD = {"quote": "content", "speaker": "source"}
FRAMELESS = {"reported", "free_indirect", "indirect_free_indirect"}
MEDIUM = {"speech": "Speech", "thought": "Thought", "writing": "Writing", "speech_writing": "SW", "speech_thought": "ST",
          "thought_writing": "TW"}
SPANS = ("content", "source", "cue", "addressee", "frame")


def lines(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as f:
        return [json.loads(line) for line in f if line.strip()]


def acts(pred_path, texts):
    """Predicted statements by document, the parts of one act (same source, mode, nesting) put together."""
    out = defaultdict(dict)
    for i, r in enumerate(realign(load(pred_path), texts)):
        if r.get("mode") not in TYPES:
            continue
        key = (r.get("act") or f"#{i}", r["mode"], str(r["source"]), bool(r.get("inside")))
        whole = out[r["article"]].setdefault(key, {**r, **{f: [] for f in SPANS}})
        for f in SPANS:
            whole[f] = whole[f] + [s for s in r.get(f) or [] if s not in whole[f]]
    return {name: list(a.values()) for name, a in out.items()}


def token_offsets(doc):
    """Character offsets of every token of a WIKINEWS document, in order."""
    out = []
    for s in doc["sentences"]:
        at = s["charBegin"]
        for t in s["tokens"]:
            b = doc["originalText"].find(t, at)
            if b < 0 or b > at + 40:
                b = at
            out.append((b, b + len(t)))
            at = b + len(t)
    return out


def to_tokens(spans, starts, ends):
    ids = set()
    for b, e in spans or []:
        ids.update(range(int(np.searchsorted(ends, b, "right")), int(np.searchsorted(starts, e, "left"))))
    return ids


def gold_annotations(doc):
    for a in doc["annotations"]:
        yield {p: set((a.get(p) or {}).get("tokenIds", []) if isinstance(a.get(p), dict) else []) for p in PARTS} | {
            "type": a.get("type"), "medium": a.get("medium")}


def f1(p, r):
    return 2 * p * r / (p + r) if p + r else 0.0


def wikinews(gold_path, pred_path):
    docs = lines(gold_path)
    by_doc = acts(pred_path, {d["documentName"]: d["originalText"] for d in docs})
    prec, rec = {p: [] for p in PARTS}, {p: [] for p in PARTS}
    type_tp = n_gold = n_pred = 0

    def count(g, s):
        for p in PARTS:
            both = len(g[p] & s[p])
            if s[p]:
                prec[p].append(both / len(s[p]))
            if g[p]:
                rec[p].append(both / len(g[p]))

    empty = {p: set() for p in PARTS} | {"type": None, "medium": None}
    for doc in docs:
        off = token_offsets(doc)
        starts, ends = [b for b, _ in off], [e for _, e in off]
        gold = list(gold_annotations(doc))
        pred = []
        for r in by_doc.get(doc["documentName"], []):
            parts = {p: to_tokens(r.get(FIELD.get(p, p)), starts, ends) for p in PARTS}
            if r["mode"] in FRAMELESS:
                parts |= {"cue": set(), "frame": set()}
            pred.append(parts | {"type": TYPES[r["mode"]], "medium": MEDIUM.get(r.get("medium"))})
        n_gold, n_pred = n_gold + len(gold), n_pred + len(pred)
        weight = np.zeros((len(pred), len(gold)))
        for i, s in enumerate(pred):
            for j, g in enumerate(gold):
                both = len(s["quote"] & g["quote"])
                weight[i, j] = 2 * both / max(len(s["quote"]) + len(g["quote"]), 1)
                weight[i, j] += 0.01 * (s["type"] == g["type"]) + 0.001 * (s["medium"] == g["medium"])
        rows, cols = linear_sum_assignment(weight, maximize=True)
        for i, j in zip(rows, cols):
            count(gold[j], pred[i])
            type_tp += pred[i]["type"] == gold[j]["type"]
        for i in set(range(len(pred))) - set(rows):
            count(empty, pred[i])
        for j in set(range(len(gold))) - set(cols):
            count(gold[j], empty)

    def mean(values, parts):
        flat = [v for p in parts for v in values[p]]
        return 100 * sum(flat) / len(flat) if flat else 0.0

    for name, parts in (("Messages", PARTS[:1]), ("Roles", PARTS[1:]), ("Joint", PARTS), *((p, (p,)) for p in PARTS)):
        p, r = mean(prec, parts), mean(rec, parts)
        print(f"{name:10s} P {p:5.1f}  R {r:5.1f}  F1 {f1(p, r):5.1f}")
    p, r = 100 * type_tp / max(n_pred, 1), 100 * type_tp / max(n_gold, 1)
    print(f"{'Form':10s} P {p:5.1f}  R {r:5.1f}  F1 {f1(p, r):5.1f}   ({n_gold} gold, {n_pred} predicted)")


def spans(gold_path, pred_path, least=0.5):
    docs = lines(gold_path)
    by_doc = {name: [{c for b, e in r["content"] for c in range(b, e)} for r in rs if not r.get("inside")]
              for name, rs in acts(pred_path, {d["id"]: d["text"] for d in docs}).items()}
    tp = n_gold = n_pred = 0
    for doc in docs:
        gold = [{c for b, e in q for c in range(b, e)} for q in doc["content"]]
        pred = by_doc.get(doc["id"], [])
        n_gold, n_pred = n_gold + len(gold), n_pred + len(pred)
        if gold and pred:
            iou = np.array([[len(s & g) / max(len(s | g), 1) for g in gold] for s in pred])
            rows, cols = linear_sum_assignment(iou, maximize=True)
            tp += int((iou[rows, cols] >= least).sum())
    p, r = 100 * tp / max(n_pred, 1), 100 * tp / max(n_gold, 1)
    print(f"Content IoU>={least}  P {p:5.1f}  R {r:5.1f}  F1 {f1(p, r):5.1f}   ({n_gold} gold, {n_pred} predicted)")


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in ("wikinews", "spans"):
        sys.exit(__doc__)
    {"wikinews": wikinews, "spans": spans}[sys.argv[1]](sys.argv[2], sys.argv[3])
