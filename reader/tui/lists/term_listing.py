"""The terms of documents as they are listed on a screen: pure but for the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.comparison.keyness import editions, keys
from reader.comparison.term_tables import of_editions, of_keys, of_terms
from reader.comparison.terms import Corpus, terms
from reader.text.fold import fold

if TYPE_CHECKING:
    from reader.comparison.term_tables import Columns, Rows
    from reader.documents.model import Document


class Listing(NamedTuple):
    """A list of terms.

    Attributes:
        columns: what the columns are, as in `reader.comparison.term_tables`.
        rows: the cells.
    """

    columns: Columns
    rows: Rows


class Terms:
    """The terms of one document, beside those of the library or of an earlier edition.

    What is expensive is made when it is first wanted, so it may be wanted in another thread.
    """

    def __init__(self, document: Document, old: Document | None = None) -> None:
        self.document = document
        self.old = old
        self._texts: Corpus | None = None
        self._others: Corpus | None = None

    @property
    def orders(self) -> tuple[str, ...]:
        """What the list can be made by, the first one first."""
        return ("editions", "times", "keyness") if self.old else ("times", "keyness")

    @property
    def texts(self) -> Corpus:
        """The text of the document."""
        if self._texts is None:
            self._texts = Corpus([self.document])
        return self._texts

    def listing(self, order: str) -> Listing | None:
        """Return the list by one of `orders`; None where there is nothing to compare with.

        Raises:
            PizhuError: the library cannot be read.
        """
        if order == "times":
            return Listing(*of_terms(terms(self.texts.folded), self.texts))
        others = self._compared()
        if not others.size:
            return None
        if order == "editions":
            return Listing(*of_editions(editions(self.texts, others), self.texts, others))
        return Listing(*of_keys(keys(self.texts, others), self.texts, others))

    def holding(self, term: str) -> tuple[Document, Corpus]:
        """Return the document that has a term, as it is listed, and its text.

        It is the earlier edition where the term is gone.
        """
        if self.old is not None and not self.texts.count(fold(term)):
            return self.old, self._compared()
        return self.document, self.texts

    def _compared(self) -> Corpus:
        if self._others is None:
            from reader.library.comparing import rest_of_library

            own = {self.document.id}
            self._others = Corpus([self.old] if self.old else rest_of_library(own))
        return self._others
