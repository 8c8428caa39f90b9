"""Reports of several outlets on the same invented events, and what repeats and what only resembles them."""

from dragoman.document import Document
from dragoman.loading.document import make_document

STORY = {
    "The Wharf": """Envoy seized in Tamale
Gunmen of the Azaw Front kidnapped the Togolese envoy Kofi Adjavon in Tamale on 4 May 2031.
Three guards were killed.
Ghana's Foreign Minister Esi Boateng condemned the Azaw Front over the kidnapping of the envoy.
Togo accused Ghana of leaving the envoy's convoy without guards.
""",
    "El Puente": """Togo's envoy kidnapped by gunmen
The Azaw Front kidnapped Togo's envoy Kofi Adjavon in Tamale on 4 May 2031, when gunmen stopped his convoy.
Boateng, the foreign minister of Ghana, condemned the Azaw Front and said the kidnapping of the envoy was cowardly.
Togo threatened to close the border.
""",
    "RT": """Azaw Front denies kidnapping
The Azaw Front did not kidnap the envoy Kofi Adjavon in Tamale, its commander said. Ghana's guards opened fire on the
convoy of the envoy. Russia condemned Ghana over the convoy. Togo accused Ghana of leaving the convoy without guards.
""",
}
OTHER = """Harbour strike ends
Dockers in Lomé ended a strike on 6 May 2031 after the port authority agreed to higher wages for the night shift. Ships
had waited off the coast for a week, and grain prices had gone up in every market between the harbour and the hills.
The Azaw Front kidnapped a trader, Adama Keita, on 4 May 2031.
"""
LATER = """A month of silence
A month has passed since the Azaw Front kidnapped the envoy Kofi Adjavon in Tamale on 4 May 2031. His family waits.
"""


def reports() -> list[Document]:
    """Three reports of one story, another story of the same days, and one a month later that returns to the first."""
    days = ("2031-05-05", "2031-05-05", "2031-05-06")
    told = [make_document(text, published=day, publisher=outlet)
            for (outlet, text), day in zip(STORY.items(), days, strict=True)]  # fmt: skip
    other = make_document(OTHER, published="2031-05-06", publisher="The Wharf")
    return [*told, other, make_document(LATER, published="2031-06-06", publisher="Valley Watch")]
