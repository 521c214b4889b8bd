"""Articles to measure with: corpus.py COUNT FOLDER [SEED] writes FOLDER/articles/article-000000.md and so on.

The same count and seed give the same bytes, and a larger corpus begins with the smaller one. Nine bodies in
ten have 800 to 2,700 words, with headings, emphasis, links, lists, quotes, footnotes and a table in some; the
front matter has title, date, description, tags and author. The words come from the lists below.
"""

import datetime
import pathlib
import random
import sys

SEED = 20261120
NOUNS = (
    "recovery trust family support group meeting counselor treatment boundary relationship craving "
    "trigger routine sleep exercise medication therapy sponsor community relapse plan hope honesty amends "
    "partner parent child friend work school home doctor nurse helpline peer coach program stage withdrawal "
    "detox insurance admission assessment aftercare housing stigma shame grief anger patience progress goal "
    "habit stress anxiety depression trauma naloxone overdose clinic appointment").split()
VERBS = (
    "build rebuild repair keep share ask call listen learn practice plan notice avoid find accept offer set "
    "respect start continue return strengthen protect manage treat understand support").split()
ADJECTIVES = (
    "steady honest gentle small clear safe early daily weekly local free confidential practical medical "
    "personal shared healthy difficult long careful supportive open").split()
GLUE = (
    "and but so because when while after before with without for from to in on at by over through between "
    "about").split()
TAGS = (
    "relationships family relapse-prevention medication withdrawal opioids alcohol stimulants mental-health "
    "trauma housing insurance admissions aftercare teens veterans pregnancy women men peer-support meditation "
    "nutrition sleep exercise work school legal finance grief stigma").split()
AUTHORS = ["Staff Writer A", "Staff Writer B", "Staff Writer C", "Clinical Team"]
OPENINGS = [
    "When you", "You can", "Many people", "A counselor may", "It helps to", "Your family can", "Some days you"]
FIRST_DAY = datetime.date(2018, 1, 1)

# Two more taxonomies, for the variant that measures what they cost.
MORE_TAXONOMIES = {
    "topics": [f"topic-{number:02d}" for number in range(40)],
    "audiences": [f"audience-{number:02d}" for number in range(12)],
}


class Writer:
    """Makes one article after another; every random number is drawn in an order that must not change."""

    def __init__(self, seed=SEED):
        self.random = random.Random(seed)

    def word(self, words):
        return self.random.choice(words)

    def between(self, low, high):
        return self.random.randint(low, high)

    def sentence(self):
        words = [self.word(OPENINGS), self.word(VERBS)]
        for _ in range(self.between(2, 6)):
            words += [
                "a" if self.random.random() < .4 else "the", self.word(ADJECTIVES), self.word(NOUNS),
                self.word(GLUE), self.word(VERBS)]
        text = " ".join(words[:-2])
        chance = self.random.random()
        if chance < .08:
            text += f" **{self.word(ADJECTIVES)} {self.word(NOUNS)}**"
        elif chance < .15:
            text += f" *{self.word(NOUNS)}*"
        elif chance < .20:
            text += (f" and see [the {self.word(NOUNS)} page]"
                     f"(https://example.org/{self.word(NOUNS)}/{self.word(NOUNS)})")
        elif chance < .23:
            text += f' -- "{self.word(ADJECTIVES)} {self.word(NOUNS)}"'
        return text + "."

    def paragraph(self):
        return " ".join(self.sentence() for _ in range(self.between(3, 7)))

    def bullets(self):
        return "\n".join(
            f"- **{self.word(NOUNS).title()}**: {self.sentence()}" for _ in range(self.between(3, 7)))

    def table(self):
        rows = ["| Group | Format | Phone |", "| --- | :-: | --: |"]
        for _ in range(self.between(3, 8)):
            rows.append(
                f"| {self.word(ADJECTIVES).title()} {self.word(NOUNS)}"
                f" | {self.word(['online', 'in person'])} | 555-01{self.random.randrange(100):02d} |")
        return "\n".join(rows)

    def body(self):
        parts = [self.paragraph()]
        has_note = False
        for _ in range(self.between(3, 8)):
            parts.append(f"## {self.word(VERBS).title()} the {self.word(ADJECTIVES)} {self.word(NOUNS)}")
            parts += [self.paragraph() for _ in range(self.between(1, 3))]
            chance = self.random.random()
            if chance < .30:
                parts.append(self.bullets())
            elif chance < .38:
                parts.append(self.table())
            elif chance < .48:
                parts.append("> " + self.sentence())
            elif chance < .56:
                title = f"{self.word(ADJECTIVES).title()} {self.word(NOUNS)}"
                parts.append(f"### {title}\n\n{self.paragraph()}")
            elif chance < .60 and not has_note:
                has_note = True
                parts.append("A claim with a note.[^n]\n\n[^n]: " + self.sentence())
        return "\n\n".join(parts)

    def article(self):
        title = (f"{self.word(VERBS).title()} a {self.word(ADJECTIVES)} {self.word(NOUNS)}:"
                 f" {self.word(ADJECTIVES)} {self.word(NOUNS)}")
        date = FIRST_DAY + datetime.timedelta(days=self.random.randrange(3000))
        tags = ", ".join(self.random.sample(TAGS, self.between(1, 4)))
        body = self.body()
        description = self.sentence().replace('"', "'").replace("*", "")
        return (f'---\ntitle: "{title}"\ndate: {date}\ndescription: "{description}"\ntags: [{tags}]\n'
                f"author: {self.word(AUTHORS)}\n---\n\n{body}\n")


def name(number):
    """The file of an article."""
    return f"article-{number:06d}.md"


def write(count, folder, seed=SEED):
    """Writes a corpus below a folder."""
    articles = pathlib.Path(folder) / "articles"
    articles.mkdir(parents=True, exist_ok=True)
    writer = Writer(seed)
    for number in range(count):
        (articles / name(number)).write_text(writer.article(), encoding="utf-8")


def add_taxonomies(text, chance):
    """An article with one or two terms of each of the two more taxonomies."""
    lines = "".join(
        f"{taxonomy}: [{', '.join(chance.sample(terms, chance.randint(1, 2)))}]\n"
        for taxonomy, terms in MORE_TAXONOMIES.items())
    return text.replace("\nauthor: ", f"\n{lines}author: ", 1)


if __name__ == "__main__":
    write(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else SEED)
