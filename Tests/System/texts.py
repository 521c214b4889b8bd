"""Takes a Markdown file of the demo apart: its prose, and what stands in lists, tables and headings."""

import dataclasses
import re

import textstat
import yaml


@dataclasses.dataclass(frozen=True)
class Text:
    """One Markdown file: its front matter, its paragraphs, and what stands in lists, tables and headings."""

    name: str
    front: dict
    paragraphs: list
    rest: list
    source: str

    @property
    def prose(self):
        return "\n\n".join(self.paragraphs)

    def words(self):
        return count_words(self.prose) + sum(count_words(each) for each in self.rest)


def count_words(text):
    """Counts as the reading formulas do."""
    return textstat.lexicon_count(text, removepunct=True)


def read(source, name="text"):
    """Takes a file apart. Lists, tables, terms, headings, components and footnotes are no prose."""
    front = {}
    if source.startswith("---\n"):
        head, _, source = source[4:].partition("\n---\n")
        front = yaml.safe_load(head) or {}
    paragraphs, rest = [], []
    _blocks(source.split("\n"), paragraphs, rest)
    return Text(name, front, [_sentence(each) for each in paragraphs], [plain(each) for each in rest], source)


def _blocks(lines, paragraphs, rest):
    """Sorts blocks; a quote or an alert is taken apart like a file of its own."""
    at = 0
    while at < len(lines):
        line = lines[at]
        begin, at = at, at + 1
        if not line.strip():
            continue
        if line.startswith("<!--"):
            at = begin + next((n for n, each in enumerate(lines[begin:]) if "-->" in each), 0) + 1
        elif line.startswith(("```", "~~~")):
            while at < len(lines) and not lines[at].startswith(line[:3]):
                at += 1
            at += 1
        elif line.startswith("#"):
            continue
        elif line.startswith(">"):
            at = _while(lines, at, lambda each: each.startswith(">"))
            inner = [re.sub(r"^> ?", "", each) for each in lines[begin:at]]
            _blocks([each for each in inner if not each.startswith("[!")], paragraphs, rest)
        elif re.match(r"\[\^[^\]]+\]:", line):
            at = _while(lines, at, _continues)
        elif line.startswith("|"):
            at = _while(lines, at, lambda each: each.startswith("|"))
            rest += [each.replace("|", " ") for each in lines[begin:at] if not re.fullmatch(r"[|\s:-]+", each)]
        elif re.match(r"(?:[-*+]|\d+[.)]) ", line):
            at = _while(lines, at, lambda each: _continues(each) or re.match(r"(?:[-*+]|\d+[.)]) ", each))
            rest += [re.sub(r"^\s*(?:[-*+]|\d+[.)]) ", "", each) for each in lines[begin:at]]
        elif line.startswith(": "):
            at = _while(lines, at, lambda each: bool(each.strip()) and not each.startswith(": "))
            paragraphs.append(" ".join(lines[begin:at])[2:])
        else:
            at = _while(lines, at, lambda each: bool(each.strip()) and not each.startswith((": ", "#", "|", ">", "```")))
            if at < len(lines) and lines[at].startswith(": "):
                rest += lines[begin:at]
            else:
                paragraphs.append(" ".join(lines[begin:at]))


def _while(lines, at, holds):
    while at < len(lines) and holds(lines[at]):
        at += 1
    return at


def _continues(line):
    return line.startswith("  ") and bool(line.strip())


def plain(text):
    """A line as its reader sees it: the words of links, no pictures, no marks of footnotes or emphasis."""
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", text)
    text = re.sub(r"\[\^[^\]]+\]", "", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"[*`]|(?<!\w)_|_(?!\w)", "", text).strip()


def _sentence(paragraph):
    """A paragraph before a list ends with a colon; without a full stop it would run into the next one."""
    text = plain(paragraph)
    return text if re.search(r"[.!?][\"')”’]*$", text) else text.rstrip(":,;") + "."
