"""Where a noun phrase ends, on parses built by hand."""

from dragoman.reading.parsing.grammar import phrase
from dragoman.reading.parsing.syntax import Sentence, Token


def built(*rows: tuple[str, str, str, int]) -> list[Token]:
    """A sentence of (word, part of speech, label, head)."""
    sentence, at = Sentence(0, 0), 0
    for i, (text, pos, dep, _) in enumerate(rows):
        end = at + len(text)
        sentence.tokens.append(Token(i, at, end, text, text.lower(), pos, "", dep, "", False, sentence))
        at = end + 1
    for token, (*_, head) in zip(sentence.tokens, rows, strict=True):
        token.head = sentence.tokens[head]
        if token.head is not token:
            token.head.children.append(token)
    return sentence.tokens


def test_a_phrase_goes_on_with_what_its_preposition_governs() -> None:
    tokens = built(("the", "DET", "det", 1), ("clerks", "NOUN", "ROOT", 1), ("of", "ADP", "prep", 1),
                   ("Lima", "PROPN", "pobj", 2))  # fmt: skip
    assert " ".join(t.text for t in phrase(tokens[1])) == "the clerks of Lima"


def test_a_stranded_preposition_leads_no_phrase_back_before_its_noun() -> None:
    tokens = built(("that", "PRON", "pobj", 3), ("our", "PRON", "poss", 2), ("clerks", "NOUN", "ROOT", 2),
                   ("at", "ADP", "prep", 2))  # fmt: skip
    assert " ".join(t.text for t in phrase(tokens[2], ("at",))) == "our clerks"
