"""Times: TIMEX3 expressions found by the rules of a language file and resolved on a calendar."""

from sayso.extract.times.find import find_times

__all__ = ["find_times"]
