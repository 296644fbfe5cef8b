"""The one table of every rule: its name, how grave it is, what it says, and what to write instead.

Wording is an interface: `tests/data/invalid/` holds a bad example of every rule with its exact report, and the
contribution form shows the same sentences. `{braces}` name the values that whoever finds the problem supplies.
"""

from __future__ import annotations

from casetracker.record.problems.file_rules import FILES, YAML
from casetracker.record.problems.rule import Rule, Severity
from casetracker.record.problems.rule import error as _error
from casetracker.record.problems.rule import warning as _warning

__all__ = ["RULES", "Rule", "Severity"]

_SHAPE = {
    "key-unknown": _error("'{key}' is not a field of {owner}{nearest}", "The fields are: {known}."),
    "key-missing": _error("'{key}' is missing from {owner}", "Add a line '{key}: …': {help}", form="Fill it in: {help}"),
    "sources-missing": _error(
        "there are no sources for {owner}",
        "Add a line 'sources: [id]' with the ids of the sources (see 'sources' at the end of the file) that bear it out.",
        form="Tick the sources that bear it out.",
    ),
    "value-missing": _error(
        "there is no value here", "Write {expected}; leave the whole line out if the field is optional.", form="Fill it in, or take it out."
    ),
    "value-type": _error("this should be {expected}, but is {found}", "{hint}"),
    "value-choice": _error("'{value}' is not {what}{nearest}", "Write one of: {known}."),
    "list-short": _error("this list needs at least {least}, but has {number}", "{hint}", form="Add another, or take the whole list out."),
    "list-long": _error("this list has {number} items; the limit is {limit}", "Leave out what the record does not need."),
    "list-twice": _error("'{value}' stands in this list twice", "Keep one of the two."),
    "text-long": _error("this text has {number} characters; the limit is {limit}", "Shorten it; the sources hold the details."),
    "text-comment": _error(
        "everything after ' #' is a comment, and no part of this text: '{comment}'",
        "If it belongs to the text, put the whole in quotation marks; a remark stands on a line of its own above.",
    ),
    "text-placeholder": _error(
        "'{value}' stands for a text that is still to be written",
        "Write what the sources say; leave the whole line out if the field is optional and they say nothing of it.",
        form="Write what the sources say, or take it out.",
    ),
    "text-lines": _error("this text must stand on one line", "Join the lines."),
    "prose-paragraphs": _error("this has {number} paragraphs; the limit is {limit}", "Keep the two that matter most."),
    "prose-citation": _error(
        "a paragraph cites no source",
        "End it with the id of a source, as in 'was arrested in May.[^id]'.",
        form="Put the cursor where the paragraph ends, and press the button of the source that bears it out.",
    ),
    "citation-empty": _error(
        "'{mark}' cites no source: write the id of a source between '^' and ']'",
        "The ids are those under 'sources'; or delete the mark.",
        form="Delete the mark, and press the button of the source that bears it out.",
    ),
    "citation-here": _error(
        "'{mark}' can't stand here: only a summary cites its sources within the text",
        "Delete it; a source is named under 'sources'.",
        form="Delete it, and tick the source instead.",
    ),
    "prose-english": _error(
        "there is no text in English",
        "Add a line 'en: …'; every other language stands beside it.",
        form="Add the text in English; every other language stands beside it.",
    ),
    "number": _error("'{value}' is not a whole number from {least} to {most}", "Write digits only, such as {example}."),
    "flag": _error("'{value}' is neither true nor false{nearest}", "Write true or false."),
    "url": _error("'{value}' is not a web address{nearest}", "Write it in full, beginning with https:// or http://."),
    "url-secret": _error("this address holds a user name or password", "Leave out what stands before the '@'."),
    "url-host": _error(
        "the host of '{value}' has letters that can pass for others: {letters}",
        "Copy the address anew from where you read it; letters of two alphabets in one name are mostly a trap.",
    ),
    "id": _error(
        "'{value}' is not an id: it may hold only a to z, 0 to 9 and single hyphens, 120 at most{nearest}", "Write it as in {example}."
    ),
    "country": _error("'{value}' is not the code of a country{nearest}", "Write its two capital letters of ISO 3166-1, such as RU or US."),
    "party": _error(
        "'{value}' is no country's code and no party that mkdocs.yml names",
        "Write the two capital letters of ISO 3166-1, such as RU or US. A holder that is no state is added there, "
        "under extra.casetracker.parties, as '{line}', and written here as {id}.",
        form="Choose a state. A holder that is no state has to be named in the settings of this site first: ask those who keep it.",
    ),
    "language": _error("'{value}' is not the code of a language{nearest}", "Write the code of BCP 47, such as en, ru or zh-Hans."),
    "time": _error("'{value}' is not a time of day{nearest}", "Write hours and minutes, such as 09:30."),
    "zone": _error("'{value}' is not a time zone{nearest}", "Write the name in the IANA list, such as Europe/Moscow."),
}

_DATES = {
    "date-form": _error(
        "'{value}' is not a date{meant}",
        "Write 2024, 2024-01 or 2024-01-27; a span as 2024-01/2024-03; by a day as ../2024-01-27; about a day as 2024-01-27~.",
    ),
    "date-none": _error(
        "there is no such day or month: {value}{meant}", "Check the date; where the day is not known, write the month or the year alone."
    ),
    "date-reversed": _error("'{value}' ends before it begins", "Write the earlier date first."),
    "date-unknown": _error("'unknown' can't stand here", "{hint}"),
    "date-full": _error("'{value}' is not a full date{meant}", "Write year, month and day, such as 2024-01-27."),
    "date-year": _error(
        "'{value}' is not a year or a span of years{meant}",
        "Write 1991, or 1990/1991 where it may be either. A day of birth is never recorded.",
    ),
    "date-future": _error(
        "{value} is after today, {today}", "Only a hearing may lie ahead. Write what has happened; what is planned belongs in hearings."
    ),
    "date-order": _error("{later} ({value}) is before {earlier} ({than})", "Check both dates."),
}

_CASE = {
    "source-undefined": _error(
        "no source of this file has the id '{source}'{nearest}",
        "Add it under 'sources', or cite one of: {known}.",
        form="Cite one of the sources above, or add it there.",
    ),
    "source-unused": _warning("nothing in this file cites the source '{source}'", "Cite it where it bears a fact out, or delete it."),
    "source-twice": _error("this address is also that of the source '{other}'", "Keep one of the two, and cite that."),
    "archive-elsewhere": _error(
        "'{host}' is no archive that this tracker names",
        "Write the address of a copy in an archive, such as https://web.archive.org/…, or put it under 'links'. These count: {known}.",
    ),
    "source-few": _warning(
        "that this person is held rests on one publisher and no official source",
        "Add a second publisher, or a court, ministry or other official source.",
    ),
    "status-needs-exchange": _error(
        "the status is 'exchanged', but there is no release with 'manner: exchange'",
        "Add such a release, or write 'status: {derived}'.",
    ),
    "status-needs-release": _error("the status is 'released', but {reason}", "{hint}"),
    "status-needs-death": _error(
        "the status is 'died', but there is no death", "Add 'death' with its date and sources, or correct the status."
    ),
    "status-after-release": _error("the release says 'manner: {manner}', but the status is '{status}'", "Write 'status: {derived}'."),
    "status-after-death": _error("there is a death, but the status is '{status}'", "Write 'status: died'."),
    "status-custody": _error("the status is '{status}', but {reason}", "Write 'status: {derived}', or correct the custody or the rulings."),
    "status-conviction": _error(
        "the status is 'imprisoned', but among the rulings no conviction stands",
        "Add the ruling with 'kind: conviction' and its sources; where none is known, write 'status: detained' and a custody form that is not 'sentence'.",
    ),
    "release-and-death": _error(
        "a case ends with a release or with a death in custody, not with both",
        "A death after release is not part of the record: delete 'death'.",
    ),
    "report-missing": _error(
        "'last_report' is missing: the status is '{status}'",
        "Add 'last_report' with the last date for which a source says that the person was held, and that source.",
        form="Fill in the last report: the last date for which a source says that the person was held, and that source.",
    ),
    "report-needless": _error(
        "'last_report' can't stand beside the status '{status}'", "Delete it: the case has ended.", form="Take it out: the case has ended."
    ),
    "exchange-field": _error(
        "'{key}' is missing from the release: its manner is 'exchange'",
        "{hint}",
        form="Name the exchange, and the country to which the person was handed over.",
    ),
    "exchange-only": _error("'swap' can't stand here: the manner is '{manner}'", "Write 'manner: exchange', or delete 'swap'."),
    "custody-first": _error(
        "the first period of custody needs a known beginning", "Write the year, the month or a span such as ../2024-05-01 (by that day)."
    ),
    "custody-last-open": _error(
        "the last period of custody has an end, but the case has not ended", "Add the release, or delete 'to' if that period goes on."
    ),
    "custody-between": _warning(
        "the next period begins on the day on which this one ends ({value}), so pages say that the person was at liberty in between",
        "Delete 'to' unless the person was at liberty in between: a period runs to the next one by itself.",
        form="Clear the end unless the person was at liberty in between: a period runs to the next one by itself.",
    ),
    "entry-id": _warning(
        "an entry above has the same kind and date, so one of the two needs an id of its own",
        "Add a line 'id: {id}' to the newer one, or run 'casetracker fmt', which adds it: links to both then stay what they are.",
        form="You need do nothing: it gets a word of its own when the file is taken in.",
    ),
    "entry-id-twice": _error(
        "'{value}' is the id of another entry of this kind and date",
        "Write another word, in a to z, 0 to 9 and single hyphens.",
    ),
    "hearing-zone": _error(
        "a time needs its time zone",
        "Add a line 'zone: ' with the IANA name, such as Europe/Moscow.",
        form="Choose the time zone of the court, such as Europe/Moscow.",
    ),
    "hearing-time": _error(
        "a time zone needs its time",
        "Add a line 'time: ', such as 09:30, or delete 'zone'.",
        form="Write the hour, such as 09:30, or clear the time zone.",
    ),
    "age": _error(
        "this person may be under 18 today",
        "The record holds nobody under 18: withdraw the file. For someone who was detained as a minor and has since spoken publicly, leave out 'born'.",
    ),
    "sentence-missing": _warning(
        "a conviction is recorded without its sentence",
        "Add 'sentence' to the ruling, or say in 'unknowns' that it is not known.",
        form="Fill in the sentence of the ruling, or say under what is not known that the sentence is not known.",
    ),
    "charge-undone": _warning(
        "the outcome is 'convicted', but no conviction stands: {reason}",
        "Write what became of the charge: overturned, acquitted, dropped or not-punishable, or pending where it is tried anew.",
    ),
    "order-odd": _warning("{what} ({value}) is before {earlier} ({than})", "This happens; check that it did here."),
    "name-twice": _error("'{value}' is already the name", "Delete it from the aliases."),
    "name-empty": _error("there is no letter in the name '{value}'", "Write the name as most of the sources write it, in Latin letters."),
    "name-latin": _error(
        "the name '{value}' holds a letter that is not Latin: '{letter}' ({code})",
        "Write it as reports in English do; the name in its own script stands under 'names', by its language.",
    ),
    "name-styled": _error(
        "the name '{value}' holds a letter in a style, or drawn as a sign: '{letter}' ({code})",
        "Write it in plain letters: no search finds it so.",
    ),
    "name-markup": _warning("the name '{value}' holds '{mark}', which is a mark of a page and no part of a name", "Write the name alone."),
    "name-letters": _warning(
        "'{value}' mixes scripts: {letter} is no Latin letter, though it may look like one",
        "Type it anew in one script: letters that only look alike hide a name from search, and can pass it off as another.",
    ),
    "state-ended": _error("'{code}' ({state}) was no state any more at {what} ({value}): it ended on {last}", "{hint}"),
    "state-early": _error("'{code}' ({state}) was no state yet at {what} ({value}): it began on {first}", "{hint}"),
    "state-part": _error(
        "'{code}' ({state}) was no state of its own at {what} ({value}): until {first} it was part of '{whole}' ({former})", "{hint}"
    ),
    "citizenship-alone": _error(
        "another citizenship stands beside 'stateless' or 'unknown'", "Write that word by itself, or the citizenships without it."
    ),
    "self": _error("this is the record's own id", "Name another record, or delete it."),
    "former-reserved": _error("'{value}' can't be a former id: {reason}", "Delete it: no record ever stood there."),
}

_SWAP = {
    "parties-few": _error("an exchange has at least two parties", "Add the other state under 'parties'."),
}

_ACROSS = {
    "swap-unknown": _error("there is no swap '{swap}'{nearest}", "Write the file cases/swaps/{swap}.yml, or name one of: {known}."),
    "swap-party": _error(
        "the state that released this person ({state}) is no party to the swap '{swap}'",
        "Add {code} to the 'parties' of that swap, or correct 'detained_by'.",
    ),
    "swap-day": _warning("the release ({value}) is {days} days from the swap '{swap}' ({than})", "Check both dates."),
    "swap-nobody": _warning("no case names this swap", "Add 'release' with 'swap: {swap}' to the cases of those who were exchanged."),
    "swap-one-side": _warning(
        "all those whose cases name this swap were released by one side ({state})",
        "Add the cases of those freed by the other side, or count them under 'others'.",
    ),
    "case-unknown": _error("there is no case '{case}'{nearest}", "Write the id of a case: its file name without .yml."),
    "id-taken": _error("the id '{id}' belongs to {other}", "An id is never used for two records: choose another."),
    "former-another": _error(
        "'{id}' was not this record's id: {whose}",
        "Delete it here: its address and its history are those of somebody else. {hint}",
    ),
    "record-deleted": _error(
        "this record was deleted, and its address with it",
        "Restore the file. To take a record out, say so in it: its page then stays, without a name, and copies of the data can follow.",
    ),
    "record-renamed": _error(
        "this record was {before}, and does not say so",
        "Add the earlier id, so that the earlier address leads here, with its history.",
    ),
    "id-again": _error("the id '{id}' was used before: {whose}", "An id is never given to another: choose a new one. {hint}"),
    "duplicate": _warning(
        "'{name}' may be the same person as in {other}",
        "If so, merge the two files; if it is another detention of that person, name it under 'same'; if they are two people, under 'not'.",
    ),
}

RULES: dict[str, Rule] = {**FILES, **YAML, **_SHAPE, **_DATES, **_CASE, **_SWAP, **_ACROSS}
