"""Frozen records: the values that every room of the house exchanges."""

from sayso.model.article import Article, Block, Name, Place, Time, article_id
from sayso.model.judgement import Judgement
from sayso.model.linking import Claim, Drift, Origin, Relation, Story
from sayso.model.records import from_record, to_record
from sayso.model.statement import (
    Extraction,
    Hop,
    Response,
    Statement,
    act_id,
    response_id,
    statement_id,
)

__all__ = [
    "Article", "Block", "Claim", "Drift", "Extraction", "Hop", "Judgement", "Name", "Origin", "Place", "Relation",
    "Response", "Statement", "Story", "Time", "act_id", "article_id", "from_record",
    "response_id", "statement_id", "to_record",
]  # fmt: skip
