"""Statements in; claims, origins, relations and drift out, each with its reasons. Nothing is written here."""

from sayso.link.claims.settling import settled
from sayso.link.explaining import Reason, reasons
from sayso.link.judged import Judged
from sayso.link.link import VERSION, Linked, keys, link, link_parts, parts_of
from sayso.link.material import Material, Vector, Vectors, material

__all__ = [
    "VERSION", "Judged", "Linked", "Material", "Reason", "Vector", "Vectors", "keys", "link", "link_parts", "material",
    "parts_of", "reasons", "settled",
]  # fmt: skip
