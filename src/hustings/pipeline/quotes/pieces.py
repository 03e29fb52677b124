"""The pieces that the templates of `quote.yaml` are made of, as regular expressions over a passage's symbols."""

from __future__ import annotations

import re
from collections.abc import Mapping

# A description: determiner, a name's possessive or a few words before a role; or a party with an adjective.
_ROLE = (
    "(?:d[wyKOStrNs&]{0,6}?|Ns[wyKOSr]{0,3}|R[wyKOSr]{0,2}|[wKOSr]{0,3})(?:[rt](?![wKr]{0,2}r)|R(?![wyKO]))"
    "|[dR][wyd]{0,5}O(?![wyKOSrN])"
)
LEAD = "[dytKOSrwns]{0,8}?"
_OF_ANOTHER = "d[wyKO]{0,3}rs[wyKO]{0,3}r(?![wKr]{0,2}r)"  # 'the party's agent'
_CLOSE_TO = "Rwp[dwtKOSrNEDs]{1,5}(?![wKrs])"  # 'somebody close to the leader'
ATOMS: Mapping[str, str] = {
    "QUOTE": "T",
    # who says it
    "NAMED": "(?P<who>[NHD])",
    "ROLE": f"(?P<who>E|{_OF_ANOTHER}|{_CLOSE_TO}|(?:{_ROLE})(?!t*N)(?:p[dwKOStrNnED]{{1,4}})?)",
    "ROLE_FOR": "(?P<who>(?:d[wyKOStrs]{0,5}?|[wKOSR]{0,3})rw?p(?:t*N|[ED]))",
    "BODY": "(?P<who>[KO]{1,6})",
    "ANYONE": "(?P<who>[dR][dwyKOS]{0,4}w)",
    # what may stand with the name
    "TITLES": "[dtKOSrs]{0,5}?",
    "LEAD": LEAD,
    "POSTNOMINAL": "r",
    "BRACKET": r"\([^()|TQ]{1,15}\)",
    "ASIDE": r"(?:,[^,.:;|TQ]{1,30},|\([^()|TQ]{1,20}\)|-[^-.:;|TQ]{1,25}-)",
    "OF_BODY": "(?:p[dwtKOSNs]{0,4}[KOSN]){1,2}",
    "ASIDES": r"(?:,[^,.:;|TQ]{1,25}){2,3},",
    "NOT_POSSESSIVE": "(?!s)",
    "S": "s",
    "OWNER": "(?P<who>d)",  # 'her', where people.py knows whose
    # the verb and the words with it
    "AUX": "[ay]|bwp",  # 'was heard to'
    "SPOKE": "[VXw]",
    "SAID": "(?P<cue>[VX])",
    "SAYING": "(?P<cue>I)",
    "ADVERB": "y",
    "SPEECH_NOUN": "(?P<cue>n)",
    "ACCORDING": "(?P<cue>A)",
    # the rest
    "DETERMINER": "d",
    "AUX_WORD": "[abwV]",
    "THING": "z",
    "MADE": "[bwV]",
    "START": "^",
    "BE": "b",
    "HOW": "h",
    "ALL": "[fy]",
    "MAKING": "m",
    "SO": "u",
    "ON": "o",
    "OF": "p",
    "FROM": "[pY]",
    "WORD": "[wyn]",
    "COLON": ":",
    "DASH": "-",
    "STOP": "[.|]{1,2}",
    "ENDS": "(?=[.|,:(]|$|w:w(?:[.|]|$))",  # or before the line's time, 04:12
    "SIGNED_ON": r"(?:[,(][KOSrwpdtN,)&-]{0,12})?\.?(?=$|\|)",  # nothing else in the line
    "SIGNED": r"(?=[.|,:()po]|$|w:w(?:[.|]|$))",
    "BRACKET_OPENS": r"\(",
    "OPENING": "(?:[^:;.|TQ]{1,20}?,|[Ipu][^,:;.|TQVINHD]{1,8})",
    "DETAIL": r"(?:\([^()]{1,15}\)|,[^:.|VI]{1,12}|[po][^:.|VI]{1,12}|s[wyKO]{0,3}n?(?:[po][^:.|VI]{1,10})?)",
    "REST": "[^,.:;|VXIQT]{1,12}?",
    "REMAINDER": "[^.:;|T]{0,40}?",
    "ANY": "[^.;|T]{0,40}?",
    "SOMETHING": "[^.:;|TQ]{0,40}?",
}
_TOKEN = re.compile(r"(?P<name>[A-Z_]+)(?P<times>[?*]?)")


def compile_template(template: str) -> str:
    """A template as a regular expression over symbols.

    Args:
        template: For example `NAMED AUX* SAID`.

    Raises:
        ValueError: It names an unknown piece.
    """
    out = []
    for part in template.split():
        match = _TOKEN.fullmatch(part)
        if match:
            if match["name"] not in ATOMS:
                raise ValueError(f"unknown piece {match['name']!r} in {template!r}")
            out.append(
                f"(?:{ATOMS[match['name']]}){match['times']}" if match["times"] else ATOMS[match["name"]]
            )
        else:
            out.append(re.escape(part[0]) + part[1:])
    return "".join(out)
