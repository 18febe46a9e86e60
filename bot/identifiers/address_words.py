"""The words of addresses, as alternatives for regular expressions."""

UK_AREAS = (
    "AB|AL|B|BA|BB|BD|BF|BH|BL|BN|BR|BS|BT|BX|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|"
    "DY|E|EC|EH|EN|EX|FK|FY|G|GIR|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|"
    "LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|"
    "SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE"
)
STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|"
    "NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|PR|GU|VI|AE|AP|AA|"
    "AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT"
)
"""Of the United States, its forces abroad, and Canada."""

STRONG = (
    r"street|road|avenue|ave|lane|crescent|boulevard|blvd|terrace|gardens|grove|mews|highway|hwy|"
    r"parkway|pkwy|strasse|straße|close|drive|rd|ln|cres|gdns|court|way|square"
)
"""Kinds of road that make an address in lower case too."""

WEAK = (
    r"st|str|dr|ct|pl|place|row|hill|park|green|walk|rise|view|wharf|quay|circle|cir|trail|loop|"
    r"plaza|sq|parade|vale|croft|broadway|ter|terr|pass|mount|av"
)
"""Kinds of road that are everyday words or abbreviations: only with capitals."""

BEFORE_THE_NAME = (
    r"rua|rue|via|viale|vicolo|calle|c/|avenida|avda\.?|piazza|corso|ul\.|ulica|os\.|chemin|impasse|"
    r"all[ée]e|avenue|boulevard|bd\.?|place|quai|route|strada|carrer|paseo|camino|travessa|largo|"
    r"pra[çc]a"
)
"""Kinds of road that stand before the name: "Rua do Arenque"."""

AT_THE_END = (
    r"stra(?:ss|ß)e|str\.|gasse|weg|platz|allee|damm|ufer|vej|gade|gata|gatan|vägen|veien|vei|straat|"
    r"laan|plein|kade|katu|tie|utca|u\.|út|tér|körút|kapu|köz|sor|ulice|náměstí"
)
"""Kinds of road that end the name, before the number: "Mellemvej 32", "Villacher Strasse 89"."""
