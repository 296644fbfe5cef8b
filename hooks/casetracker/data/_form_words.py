"""The form's own words: labels for keys that do not speak for themselves, and everything that its script says."""

from __future__ import annotations

from casetracker.text.marking import N_

RARE = frozenset({"same", "not", "formerly", "listed", "withdrawn"})
"""Fields of a whole record that few contributors need; the form keeps them folded away."""

FRONT = frozenset(
    [
        ("Release", "swap"), ("Release", "to"), ("Custody", "place"), ("Source", "date"), ("Source", "language"), ("Source", "kind"),
        ("Charge", "outcome"), ("Charge", "allegation"), ("Charge", "response"), ("Ruling", "date"), ("Ruling", "court"),
        ("Ruling", "sentence"), ("Designation", "date"),
    ]
)  # fmt: skip
"""Fields of a group that may be left out and are asked for all the same; the others wait behind a fold."""

LABELS: dict[tuple[str, str], str] = {
    ("", "detained_by"): N_("Held by (state or party)"),
    ("", "sources_for"): N_("Sources for date, place and parties"),
    ("", "names"): N_("Name in other scripts"),
    ("", "aliases"): N_("Other names and spellings"),
    ("", "unknowns"): N_("What is not known"),
    ("", "same"): N_("Same person as"),
    ("Case", "not"): N_("Not the same person as"),
    ("", "listed"): N_("Keep out of the index"),
    ("", "reviewed"): N_("Day of the last review"),
    ("", "review"): N_("How it was reviewed"),
    ("", "disputed"): N_("Disputed points"),
    ("", "url"): N_("Web address"),
    ("", "archive"): N_("Address of an archived copy"),
    ("", "accessed"): N_("Read on"),
    ("", "via"): N_("Read at another site"),
    ("", "in_absentia"): N_("Tried in absence"),
    ("", "response_via"): N_("The answer came"),
    ("", "response"): N_("Answer"),
    ("", "basis"): N_("Legal basis"),
    ("", "basis_date"): N_("Date of the legal basis"),
    ("", "released_by"): N_("Released by (state or party)"),
    ("Source", "date"): N_("Published on"),
    ("Person", "citizenships"): N_("Citizenships"),
    ("Custody", "from"): N_("From"),
    ("Custody", "to"): N_("Until, if then at liberty"),
    ("Custody", "form"): N_("Form of custody"),
    ("Custody", "by"): N_("Held by another state"),
    ("Custody", "for"): N_("At the request of (state or party)"),
    ("Charge", "by"): N_("Prosecuted by another state"),
    ("Ruling", "by"): N_("Court of another state"),
    ("Ruling", "total"): N_("Sentence in all"),
    ("Ruling", "kind"): N_("Kind of ruling"),
    ("Designation", "by"): N_("State or body"),
    ("Designation", "as"): N_("Designated as"),
    ("Designation", "not"): N_("Expressly not so designated"),
    ("Release", "to"): N_("Handed over to (state or party)"),
    ("Release", "swap"): N_("Exchange"),
    ("Release", "manner"): N_("Manner of release"),
    ("Account", "by"): N_("Whose account"),
    ("Mediator", "by"): N_("State or body"),
    ("Mediator", "claim"): N_("Acknowledged or disputed"),
    ("Statement", "by"): N_("Said by"),
    ("Statement", "says"): N_("What was said"),
    ("Others", "what"): N_("Who they are"),
    ("Others", "number"): N_("How many"),
    ("Others", "to"): N_("Went to (state or party)"),
    ("Hearing", "state"): N_("Whether it stands"),
}
"""(record or group, key) → label; the group is empty where the label holds everywhere."""

HELPS: dict[tuple[str, str], str] = {
    ("", "sources"): N_("Tick each source that says so."),
    ("Case", "sources"): N_(
        "What you rely on: reports, statements, papers of a court. Begin with them; each part below says which of them bears it out."
    ),
    ("Swap", "sources"): N_(
        "What you rely on: reports, statements, papers of a court. Begin with them; each part below says which of them bears it out."
    ),
    ("", "names"): N_("The name as another language or script writes it, such as Russian."),
    ("", "summary"): N_(
        "What happened, in one or two short paragraphs. Facts only: call a claim a claim. To cite a source, put the cursor behind what it says and choose it below."
    ),
}
"""(record or group, key) → help where the form asks in another way than the file."""

ITEMS: dict[str, str] = {
    "aliases": N_("Other name"),
    "citizenships": N_("Citizenship"),
    "parties": N_("Party"),
    "unknowns": N_("Gap"),
    "same": N_("Case"),
    "not": N_("Case"),
    "formerly": N_("Earlier name"),
    "others": N_("Group of others"),
    "custody": N_("Period of custody"),
    "disputed": N_("Disputed point"),
}
"""Key of a list → what one of its items is called, where the name of its group does not say it."""

WORDS: dict[str, str] = {
    "needed": N_("(needed)"),
    "example": N_("Example:"),
    "choose": N_("Choose …"),
    "add": N_("Add {what}"),
    "add_another": N_("Add another {what}"),
    "remove": N_("Remove {what}"),
    "added": N_("Added: {what}"),
    "removed": N_("Removed: {what}"),
    "put_back": N_("Put back"),
    "put_back_what": N_("Put back {what}"),
    "more_fields": N_("More fields ({number})"),
    "today": N_("Today"),
    "date_help": N_("Write 2024, 2024-01 or 2024-01-27; a span as 2024-01/2024-03."),
    "take_sources": N_("Take over the sources of the exchange"),
    "sources_taken": N_("The sources of the exchange are in this file too."),
    "no_account": N_("Without an account, or where a public way is not safe: download the file and send it in private to"),
    "date_means": N_("That is: {date}"),
    "date_unknown": N_("on an unknown day"),
    "date_about": N_("about {date}"),
    "date_by": N_("{date} or before"),
    "date_later": N_("{date} or later"),
    "date_either": N_("{first} or {last}"),
    "date_between": N_("between {first} and {last}"),
    "source": N_("Source"),
    "source_id": N_("Short name of this source"),
    "source_id_help": N_(
        "By this name the file cites the source: small letters, digits and hyphens. It follows the publisher until you change it."
    ),
    "source_id_empty": N_("A source needs a short name: this one is still called '{still}'."),
    "source_id_taken": N_("Another source is called '{id}': this one is still called '{still}'."),
    "source_id_removed": N_("A source that was removed is still cited as '{id}': this one is still called '{still}'."),
    "language_taken": N_("A name in this language stands there already ({language}). Other spellings belong under other names."),
    "choose_language": N_("Choose the language of this name."),
    "no_such_source": N_("(there is no such source any more)"),
    "no_sources_yet": N_("Add a source at the top first."),
    "name_in_language": N_("Name in another script"),
    "language": N_("Language"),
    "name": N_("Name"),
    "cite_here": N_("Cite where the cursor is:"),
    "summary_language": N_("The summary in another language"),
    "mode": N_("What do you want to add?"),
    "mode_case": N_("A person: one case"),
    "mode_swap": N_("An exchange"),
    "mode_both": N_("An exchange and people who were freed in it"),
    "person": N_("Person"),
    "exchange": N_("Exchange"),
    "add_person": N_("Add a person"),
    "draft_in_tab": N_("What you write stays in this tab and is gone when you close it. Nothing is sent anywhere while you write."),
    "draft_on_device": N_(
        "What you write is kept in this browser until you delete it here, also when you close the tab. Nothing is sent anywhere while you write."
    ),
    "outdated": N_(
        "The published file has changed since you began this draft, and what you send would undo that. Delete the draft to begin with the newer file."
    ),
    "no_file": N_("The published file {id} is not there any more: it was renamed or withdrawn since you began this draft."),
    "no_draft": N_("The draft that this address names is not on this device any more."),
    "unknown_case": N_("There is no case '{id}' in this record, so there is nothing to correct. Below is an empty form for a new case."),
    "unknown_swap": N_(
        "There is no exchange '{id}' in this record, so there is nothing to correct. Below is an empty form for a new exchange."
    ),
    "renamed": N_("'{id}' is an earlier id. This record is now '{now}', and stands below."),
    "all_case": N_("All cases"),
    "all_swap": N_("All exchanges"),
    "lost": N_(
        "This browser does not keep what you write here: its storage is switched off or full. If you leave or reload this page, it is gone. Download the file, at the end of the form, before you do."
    ),
    "stale": N_(
        "There is no room on this device for this draft, so it is kept in this tab alone and is gone when you close it. Download the file, at the end of the form, before you do."
    ),
    "parted": N_(
        "This draft was changed in another tab too. What you write here is a draft of its own from now on; the other one is kept as well."
    ),
    "gone": N_("This draft was deleted from the device in another tab. What stands here is in this tab alone."),
    "unreadable": N_(
        "A draft that is kept in this browser can't be read: it is damaged, or of another version of this form. It is still there. Download it to keep what is in it, or delete it."
    ),
    "unreadable_take": N_("Download that draft"),
    "unreadable_delete": N_("Delete that draft"),
    "unreadable_deleted": N_("The draft is deleted."),
    "other_drafts": N_("Other drafts that are kept here:"),
    "draft_of": N_("(last changed {day})"),
    "another_draft": N_("Begin another draft"),
    "keep": N_("Keep this draft on this device"),
    "delete_draft": N_("Delete draft"),
    "delete_draft_ask": N_("Delete it for good, with all that is written in it?"),
    "delete_yes": N_("Yes, delete it"),
    "delete_no": N_("No, keep it"),
    "fault": N_("The check of this file failed ({message}), so nothing can be said about it. What you write is kept all the same."),
    "anew": N_("This file could not be changed line by line, so all of it is written anew: comments in it are left out."),
    "rare": N_("Rarely needed: other records of the person, earlier names of the file, withdrawal"),
    "correcting": N_("You are correcting"),
    "file_name": N_("File name"),
    "file_name_label": N_("File name in {folder}, without .yml"),
    "file_name_help_case": N_("The person's name in small Latin letters, given name first. It follows the name above until you change it."),
    "file_name_help_swap": N_("The date and place. It follows them until you change it."),
    "preview": N_("Preview"),
    "page_so_far": N_("The page, in its main parts"),
    "file_so_far": N_("The file so far"),
    "no_name": N_("(no name yet)"),
    "check": N_("Check the file"),
    "check_heading": N_("Check"),
    "no_problems": N_("Nothing is missing, and nothing contradicts itself."),
    "one_problem": N_("One thing is missing or wrong."),
    "problems": N_("{number} things are missing or wrong."),
    "problems_in_all": N_("{number} things are missing or wrong in these files, {here} of them in this one."),
    "warnings": N_("Please look again at this; it may be right as it is:"),
    "look_at_it": N_("Look at it"),
    "send_heading": N_("Send"),
    "unchanged": N_("(not changed)"),
    "open_filled": N_("Open the pull request"),
    "copy_and_open": N_("Copy, then open the right page"),
    "copy": N_("Copy the file"),
    "download": N_("Download the file"),
    "copied": N_("Copied."),
    "not_copied": N_("The browser did not allow that: mark the text of the file and copy it."),
    "steps_filled": N_("This opens the code host with the file filled in. Sign in there, and choose to propose the new file."),
    "steps_new": N_(
        "This copies the file and opens a page for a new file, {file}, at the code host. Sign in there, paste, and choose to propose the new file."
    ),
    "steps_change": N_(
        "This copies the file and opens {file} in the editor of the code host. Sign in there, mark all of the old text, paste the new over it, and choose to propose the change."
    ),
    "label_detained_by": N_("Held by"),
    "label_last_held_by": N_("Last held by"),
    "label_barred_by": N_("Barred from leaving by"),
    "label_citizenships": N_("Citizenship"),
    "label_born": N_("Born"),
    "label_occupation": N_("Occupation"),
    "label_residence": N_("Lived in"),
    "label_last_report": N_("Last report"),
    "label_timeline": N_("Timeline"),
    "label_charges": N_("Charges and answers"),
    "label_allegation": N_("Allegation:"),
    "label_response": N_("Answer:"),
    "label_death": N_("Died in custody"),
    "label_liberty": N_("At liberty"),
    "in_absentia": N_("{kind}, in absentia"),
    "in_all": N_("in all {total}"),
    "designated": N_("{by}: designated as “{kind}”"),
    "designated_not": N_("{by}: expressly not designated as “{kind}”"),
    "label_sources": N_("Sources"),
}
"""Key in the script → words. `{braces}` name what the script fills in."""
