"""What one line of a page is read as: a time, a byline, a row of a board, furniture."""

from __future__ import annotations

import pytest

from hustings.read.builds import Build, builds
from hustings.read.bylines import Byline, bylines
from hustings.read.furniture import furniture
from hustings.read.stamps import stamps


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("02:14", "02:14"),
        ("3.05am", "03:05"),
        ("12.34am BST", "00:34 +60"),
        ("11 p.m.", "23:00"),
        ("03:41 GMT", "03:41 +0"),
        ("23.40hrs", "23:40"),
        ("Midnight", "00:00"),
        ("5/7/24, 03:12", "2024-07-05 03:12"),
        ("10 May 2024, 02:15", "2024-05-10 02:15"),
        ("Published 13 December 2019", "2019-12-13"),
        ("Last updated: Fri 5 Jul 2024 07.30 BST", "2024-07-05 07:30 +60"),
        ("04:12, 5 Jul 2024Updated04:50, 5 Jul 2024", "2024-07-05 04:12"),
        ("9h ago9 hours agoSat 21 May 2022 at 10:45am", "2022-05-21 10:45"),
        ("July 5, 2024 at 3:12 a.m. EDT", "2024-07-05 03:12 -240"),
        ("Updated 4:12 AM ET, Fri July 5, 2024", "2024-07-05 04:12 America/New_York"),
        ("2024-07-05T03:12:00+01:00", "2024-07-05 03:12 +60"),
        ("3 min ago", ""),
        ("31 February 2024, 02:15", None),
        ("35.09", None),
        ("17,232", None),
        ("Labour", None),
        ("25:10", None),
    ],
)
def test_time_line(line: str, wanted: str | None) -> None:
    stamp = stamps().whole(line)
    if wanted is None or stamp is None:
        assert stamp is None and wanted is None
        return
    day = f"{stamp.year}-{stamp.month:02}-{stamp.day:02}" if stamp.has_date else ""
    clock = f"{stamp.hour:02}:{stamp.minute:02}" if stamp.has_clock else ""
    zone = f"{stamp.zone:+}" if isinstance(stamp.zone, int) else stamp.zone or ""
    assert " ".join(filter(None, (day, clock, zone))) == wanted


@pytest.mark.parametrize(
    ("line", "time", "rest"),
    [
        ("3.05am: The count is done", "3.05am", "The count is done"),
        ("Update 4:55am: Labour hold", "Update 4:55am", "Labour hold"),
        ("02:14Amina Okafor", "02:14", "Amina Okafor"),
        ("02:14 West Ham declares", "02:14", "West Ham declares"),
        ("[02:14] Doors open", "02:14", "Doors open"),
        ("10 May 2024, 02:15 - Doors open", "10 May 2024, 02:15", "Doors open"),
        ("12.34% of voters stayed away", None, None),
        ("3.2 million people voted", None, None),
        ("5 July was a long day", None, None),
        ("At 3am she conceded", None, None),
        ("10pm came and went", None, None),
        ("10,000 people voted", None, None),
    ],
)
def test_time_before_words(line: str, time: str | None, rest: str | None) -> None:
    found = stamps().leading(line)
    assert (line[found[0].start : found[0].end], line[found[1] :]) == (time, rest) if found else time is None


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("Doors openpublished at 22:41 Greenwich Mean Time 12 December 2019", "Doors open"),
        ("Who will win?published at 05:12 5 July", "Who will win?"),
        ("Doors open Posted at 02:14", "Doors open"),
        ("The figures were published at 10:59 today by the council", None),
        ("Doors open tonight", None),
    ],
)
def test_time_after_heading(line: str, head: str | None) -> None:
    found = stamps().trailing(line)
    assert (line[: found[0]] if found else None) == head


@pytest.mark.parametrize(
    ("line", "following", "wanted"),
    [
        ("By Jane Roe", None, Byline("Jane Roe")),
        ("By Jane Roe, political editor", None, Byline("Jane Roe", "political editor")),
        ("Will Green", "Reporter, BBC News", Byline("Will Green", "Reporter, BBC News")),
        (
            "Professor Dame Ngozi Hall",
            "Polling expert",
            Byline("Professor Dame Ngozi Hall", "Polling expert"),
        ),
        ("Siân ap Rhys | Chief reporter", None, Byline("Siân ap Rhys", "Chief reporter")),
        ("Jane Roe in Exeter", None, Byline("Jane Roe", "in Exeter")),
        ("By Jane RoeBBC News", None, Byline("Jane Roe", "BBC News")),
        ("Jane Roe and Joel Mensah", None, Byline("Jane Roe and Joel Mensah", sure=False)),
        ("Jane Roe", "Labour won.", Byline("Jane Roe", sure=False)),
        ("Labour Party", None, None),
        ("Greens win Stroud", None, None),
        ("Exeter", None, None),
        ("By the way, it was late", None, None),
    ],
)
def test_byline(line: str, following: str | None, wanted: Byline | None) -> None:
    found = bylines().read(line, following)
    assert (found[0] if found else None) == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Lab 17,232 (35.09%)", Build.ROW),
        ("Malik Osei (Lab) 17,232", Build.ROW),
        ("C hold. Maj 810 (1.65%)", Build.ROW),
        ("Labour: 400 seats, 190 seats gained", Build.ROW),
        ("CON majority: 5,733", Build.ROW),
        ("Turnout 49,104 (64.51%)", Build.LABELLED),
        ("Vote share change: -2.4", Build.LABELLED),
        ("Seats 365 203 48", Build.LABELLED),
        ("LD gain from Con", Build.OUTCOME),
        ("CONSERVATIVE GAIN FROM LIB DEM", Build.OUTCOME),
        ("Lab hold.", Build.OUTCOME),
        ("Party Votes %", Build.CELL),
        ("Malik Osei", Build.CELL),
        ("Change since 2019", Build.CELL),
        ("Labour wins by 36 votes", Build.PROSE),
        ("She won 17,232 votes.", Build.PROSE),
        ("What next for the Greens?", Build.PROSE),
        ("Turnout was 61.2% across the county's six seats.", Build.PROSE),
    ],
)
def test_build_of_a_board_line(line: str, wanted: Build) -> None:
    assert builds().of(line) is wanted


@pytest.mark.parametrize(
    "line",
    [
        "Read More",
        "View more on twitter",
        "This Facebook post cannot be displayed in your browser.",
        "Allow Instagram content?",
        "Skip twitter post by Example News",
        "Click here to send us your questions",
        "Sign up for our politics newsletter",
        "Get the day's headlines in your inbox - sign up here",
        "Image source, Getty Images",
        "PA Media",
        "(Image: Example News)",
        "Advertisement",
        "Article continues below",
        "Share this with Email Facebook Messenger",
        "Follow us on Facebook",
        "© 2024 Example. All rights reserved.",
        "We use cookies to improve your visit",
        "Accept all cookies",
        "Find a constituency",
        "12 comments",
        "Most read",
        "Breaking",
        "This story was created using some automation.",
        "* * *",
    ],
)
def test_furniture(line: str) -> None:
    assert furniture().is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "Labour hold",
        "Get ready for a long night, says the returning officer.",
        "Like me, she lost her seat by 20 votes.",
        "Join us, he told the crowd, and it did.",
        "Follow the money, the candidate said.",
        "Shares in the company rose as the result came in.",
        "Copyright law was hardly an issue on the doorstep in this seat, says the winner.",
        "Image was everything in this campaign.",
        "Sign of the times: turnout fell to 48%.",
        "Breaking the bank: parties spent £2m here",
        "Support for Labour fell by 4 points.",
        "Find out why voters turned, said the winner, and you will know why I stood.",
        "Labour 17,232",
    ],
)
def test_news_that_sounds_like_furniture(line: str) -> None:
    assert not furniture().is_boilerplate(line)


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("BreakingTory candidate concedes", "Tory candidate concedes"),
        ("BREAKING: Labour hold Exeter", "Labour hold Exeter"),
        ("Analysis'It's over' for the Greens", "'It's over' for the Greens"),
        ("Live results are in", "Live results are in"),
        ("Liverpool declares", "Liverpool declares"),
        ("LIVERPOOL DECLARES", "LIVERPOOL DECLARES"),
        ("Breaking the mould", "Breaking the mould"),
    ],
)
def test_label_glued_to_a_heading(line: str, rest: str) -> None:
    assert line[furniture().label(line) :] == rest
