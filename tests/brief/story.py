"""An invented story in five languages: who was seen at the old weir, on whose word."""

from __future__ import annotations

from sayso.model import Article, Response, Statement
from tests.brief.building import article, day, hop, place, response, statement

DE = article(
    "Treffen am Wehr\n"
    "Mira Tolkan sei am 4. März am alten Wehr gesehen worden, berichtet die Fenner Post "
    "unter Berufung auf eine Anwohnerin. "
    "Danach sei sie angeblich in der Mühle empfangen worden. "
    "Die Kreisverwaltung bestritt, dass Tolkan das Rathaus betreten habe.\n"
    "„Hier war niemand“, sagte Amtsleiter Joost Rehm.\n"
    "Am 2. März 2031 unterzeichneten beide Seiten eine Erklärung. "
    "Beobachter weisen darauf hin, dass das Vertrauen leide. "
    "Es könnte ein Signal sein. "
    "Die Kanzlei lehnte eine Stellungnahme ab. "
    "Die Frage ist, ob die Erklärung hält.",
    "Uferbote",
)
DE2 = article(
    "Tolkan gesehen\nMira Tolkan ist am 4. März am alten Wehr gesehen worden. Mehr weiß niemand.",
    "Talblatt", "de", "2031-03-06",
)  # fmt: skip
EN = article(
    "Seen at the weir\nMira Tolkan was seen at the old weir on 4 March, the Fenner Post reported, citing a resident.",
    "Weir Gazette", "en", "2031-03-06",
)  # fmt: skip
FR = article(
    "Au moulin\nSelon la Fenner Post, Mira Tolkan aurait été reçue au moulin.", "L'Écluse", "fr", "2031-03-06",
)  # fmt: skip
UK = article(
    "Біля греблі\nРатуша заперечила, що Міра Толкан заходила до будівлі.", "Річковий вісник", "uk", "2031-03-07",
)  # fmt: skip
RU = article(
    "У плотины\nПо словам источников, Мира Толкан вернётся в апреле.", "Речной листок", "ru", None,
)  # fmt: skip


def german() -> list[Statement | Response]:
    """What the German report says."""
    t = DE.text
    chain = (hop(t, "Fenner Post", "outlet"), hop(t, "eine Anwohnerin", "unnamed"))
    return [
        statement(DE, "Mira Tolkan sei am 4. März am alten Wehr gesehen worden",
                  source="die Fenner Post", cue="berichtet", chain=chain,
                  times=(day(t, "4. März", "2031-03-04"),), places=(place(t, "Wehr", 1),)),
        statement(DE, "Danach sei sie angeblich in der Mühle empfangen worden.", "indirect_free_indirect",
                  certainty="hedged", hedges="angeblich", chain=chain),
        statement(DE, "dass Tolkan das Rathaus betreten habe", source="Die Kreisverwaltung", cue="bestritt",
                  frame="Die Kreisverwaltung bestritt,", polarity="denied",
                  chain=(hop(t, "Kreisverwaltung", "office"),)),
        statement(DE, "„Hier war niemand“", "direct", source="Amtsleiter Joost Rehm", cue="sagte",
                  polarity="denied", chain=(hop(t, "Amtsleiter Joost Rehm"),)),
        statement(DE, "Am 2. März 2031 unterzeichneten beide Seiten eine Erklärung.", "own",
                  times=(day(t, "2. März 2031", "2031-03-02"),)),
        statement(DE, "dass das Vertrauen leide", source="Beobachter", cue="weisen",
                  chain=(hop(t, "Beobachter", "collective", "several"),)),
        statement(DE, "Es könnte ein Signal sein.", "own", certainty="speculated", hedges="könnte"),
        response(DE, "Die Kanzlei lehnte eine Stellungnahme ab.", "declined", "Die Kanzlei"),
        statement(DE, "Die Frage ist, ob die Erklärung hält.", "own"),
    ]  # fmt: skip


def others() -> list[Statement | Response]:
    """What the reports in the other languages, and the second German one, say."""
    e, f, u, r = EN.text, FR.text, UK.text, RU.text
    return [
        statement(DE2, "Mira Tolkan ist am 4. März am alten Wehr gesehen worden.", "own",
                  times=(day(DE2.text, "4. März", "2031-03-04"),)),
        statement(EN, "Mira Tolkan was seen at the old weir on 4 March", source="the Fenner Post", cue="reported",
                  chain=(hop(e, "Fenner Post", "outlet"), hop(e, "a resident", "unnamed")),
                  times=(day(e, "4 March", "2031-03-04"),)),
        statement(FR, "Mira Tolkan aurait été reçue au moulin", source="la Fenner Post", cue="Selon",
                  certainty="hedged", hedges="aurait été reçue",
                  chain=(hop(f, "Fenner Post", "outlet"),)),
        statement(UK, "що Міра Толкан заходила до будівлі", source="Ратуша", cue="заперечила",
                  frame="Ратуша заперечила,", polarity="denied", chain=(hop(u, "Ратуша", "office"),)),
        statement(RU, "Мира Толкан вернётся в апреле.", source="источников", cue="По словам",
                  chain=(hop(r, "источников", "unnamed", "unknown"),)),
    ]  # fmt: skip


def articles() -> list[Article]:
    """Every article of the story."""
    return [DE, DE2, EN, FR, UK, RU]
