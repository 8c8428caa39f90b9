"""Short reports for the store, about invented events."""

from dragoman.document import Document
from dragoman.loading.document import make_document

ACCRA = """Harbour talks resume
Ghana's Foreign Minister Esi Boateng met Togolese President Komla Adjavon in Lomé on 4 May 2031.
“The harbour belongs to both of us,” Boateng said. Adjavon accused smugglers of bribing the guards.
"""
KYOTO = "Police in Kyoto arrested two men on 9 May 2031. Officials said that the men had attacked a polling station."
SUVA = "The opposition leader Mere Tuilagi demanded that Fiji withdraw its troops from the northern islands."
LIMA = """Colonel Ana Ruiz, commander of the Andean Brigade, met Peru's Interior Minister Luis Paz on 2 June 2031.
Bolivia did not attack Peru.
Road closed again. #Cusco https://example.org/road
— Valley Watch (@valleywatch) June 2, 2031
Peru condemned Bolivia.
"""
FRENCH = "Le président a déclaré que les soldats quitteraient la ville avant la fin du mois de mars, selon la radio."


def documents() -> list[Document]:
    """Four reports of two outlets."""
    return [
        make_document(ACCRA, published="2031-05-06", publisher="The Wharf"),
        make_document(KYOTO, published="2031-05-10", publisher="The Wharf"),
        make_document(SUVA, published="2031-05", publisher="El Puente"),
        make_document(LIMA, published="2031-06-03", publisher="El Puente"),
    ]


def many() -> list[Document]:
    """As many reports as a small disk cannot hold."""
    return [make_document(f"{ACCRA}{KYOTO} The {n}th patrol left.", publisher="The Wharf") for n in range(2, 200)]
