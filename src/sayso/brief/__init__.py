"""The brief: what the ledger holds on a story, in five sections, every sentence with its evidence."""

from sayso.brief.composing import LIMIT, compose
from sayso.brief.grouping import WordGrouping
from sayso.brief.linked import LinkedGrouping, Links
from sayso.brief.model import Brief, Citation, Part, Reading, Section, Sentence
from sayso.brief.rendering import FORMS, Form, render
from sayso.brief.told import Told
from sayso.brief.tree import Answer, Branch, Root, Tree, tree
from sayso.brief.view import Denial, Group, Grouping, Records, View
from sayso.brief.wording import briefs

__all__ = [
    "FORMS", "LIMIT", "Answer", "Branch", "Brief", "Citation", "Denial", "Form", "Group", "Grouping", "LinkedGrouping",
    "Links", "Part", "Reading", "Records", "Root", "Section", "Sentence", "Told", "Tree", "View", "WordGrouping",
    "briefs", "compose", "render", "tree",
]  # fmt: skip
