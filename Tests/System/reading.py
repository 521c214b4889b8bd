"""What the demo says and how: reading grade, length, words about people, crisis lines, links.

These tests read Content/ as it is. haven takes no part: a text is too hard whatever becomes of it.
"""

import re

import textstat
import yaml

from harness import REPOSITORY, Failure, expect
from texts import count_words, plain, read

CONTENT = REPOSITORY / "Content"
HIGHEST_GRADE = 8.0
# SMOG counts long words only. It catches short sentences stuffed with jargon, which Flesch-Kincaid forgives.
# It is defined for thirty sentences and more.
HIGHEST_SMOG = 10.0
FEWEST_SENTENCES_FOR_SMOG = 30
# Formulas mean little for a few words; a shorter text is not graded.
FEWEST_WORDS_TO_GRADE = 100
ARTICLE_WORDS = range(500, 1201)
LONGEST_TITLE = 59
LONGEST_DESCRIPTION = 155
TAGS = {
    "Recovery", "Relationships", "Families", "Self-care", "Treatment", "Mental health", "Opioids",
    "Communication", "Community",
}

# Names that groups and agencies gave themselves.
NAMES = [
    "Adult Children of Alcoholics", "Alcoholics Anonymous", "Narcotics Anonymous", "Nar-Anon",
    "National Institute on Alcohol Abuse and Alcoholism", "National Institute on Drug Abuse",
    "Parents of Addicted Loved Ones", "Substance Abuse and Mental Health Services Administration",
    "Substance Abuse Treatment, Prevention, and Policy", "GRASP (Grief Recovery After a Substance Passing)",
]
# A label → what to say. Inside quotation marks a label may stand, so that a text can speak about it.
LABELS = {
    r"addicts?": "a person with a substance use disorder",
    r"addicted": "a person with a substance use disorder",
    r"alcoholics?": "a person with alcohol use disorder",
    r"alcoholism": "alcohol use disorder",
    r"(?:drug |substance |alcohol )?abus(?:er|ers)": "a person who uses drugs",
    r"(?:drug|substance|alcohol) abuse": "substance use",
    r"(?:drug|substance) users?": "a person who uses drugs",
    r"junkies?|drunks?|crackheads?|meth heads?": "a person with a substance use disorder",
    r"relaps(?:e|es|ed|ing)": "return to use",
    r"(?:get|gets|got|getting|stay|stays|stayed|staying|be|been|come|came) clean": "in recovery, not using",
    r"clean and sober|clean time|clean date": "in recovery, not using",
    r"(?:clean|dirty) (?:tests?|urine|screens?|samples?)": "tested negative, tested positive",
    r"(?:clean|dirty) needles?": "sterile, used syringes",
    r"rock bottom": "nothing: people need not lose everything first",
    r"enabl(?:er|ers)": "say what the person does",
    r"strung out|tweaking": "intoxicated",
    r"suffer(?:s|ing)? from|struggl(?:es|ing) with": "has, lives with",
    r"medication-assisted treatment": "medication for opioid use disorder",
}
# These stay wrong in quotation marks, too.
NEVER = {
    r"commit(?:s|ted|ting)? suicide": "died by suicide",
    r"(?:successful|failed|unsuccessful|completed) suicides?": "suicide, suicide attempt",
    r"(?:successful|failed|unsuccessful) suicide attempts?": "suicide attempt",
    r"epidemic": "say what happens, without alarm",
}
HARD = (
    "Notwithstanding the multidimensional heterogeneity characterizing contemporary psychotherapeutic "
    "methodologies, interdisciplinary practitioners predominantly recommend individualized pharmacological "
    "intervention accompanied by longitudinal psychoeducational participation.")


def hardest(prose, number=5):
    """The sentences with the highest grade, hardest first, each with its grade."""
    sentences = [
        each.strip() for paragraph in prose.split("\n\n")
        for each in re.split(r"(?<=[.!?])[\"')”’]*\s+", paragraph) if count_words(each) >= 5
    ]
    graded = [(textstat.flesch_kincaid_grade(each), each) for each in sentences]
    return sorted(graded, key=lambda pair: -pair[0])[:number]


def too_hard(text):
    """What is wrong with the reading grade of a text, or nothing."""
    grade, smog = textstat.flesch_kincaid_grade(text.prose), textstat.smog_index(text.prose)
    enough = textstat.sentence_count(text.prose) >= FEWEST_SENTENCES_FOR_SMOG
    if grade <= HIGHEST_GRADE and (smog <= HIGHEST_SMOG or not enough):
        return None
    shown = "".join(f"\n        {each:.1f}  {sentence}" for each, sentence in hardest(text.prose))
    return f"{text.name}: grade {grade:.1f} (at most {HIGHEST_GRADE}), SMOG {smog:.1f} (at most {HIGHEST_SMOG}){shown}"


def labels(text):
    """Every label in what a reader sees of a file, with the words to use instead."""
    seen = [text.prose, *text.rest, *(plain(each) for each in re.findall(r"^#+ (.*)$", text.source, re.M))]
    seen += [str(text.front.get(key, "")) for key in ("title", "description")]
    seen.append(str((text.front.get("image") or {}).get("alt", "")))
    # Footnotes are no prose, but they are read.
    seen += [plain(each) for each in re.findall(r"^\[\^[^\]]+\]:(.*)$", text.source, re.M)]
    found = []
    for part in seen:
        for name in NAMES:
            part = part.replace(name, "")
        unquoted = re.sub(r"\"[^\"]*\"|“[^”]*”", "", part)
        for table, subject in ((LABELS, unquoted), (NEVER, part)):
            for pattern, instead in table.items():
                found += [
                    f"{text.name}: '{match.group()}', say: {instead}"
                    for match in re.finditer(rf"\b(?:{pattern})\b", subject, re.IGNORECASE)
                ]
    return found


def _texts():
    texts = [
        read(path.read_text(encoding="utf-8"), str(path.relative_to(REPOSITORY)))
        for path in sorted(CONTENT.rglob("*.md"))
    ]
    expect(texts, "there is no text in Content/")
    return texts


def _articles():
    articles = [
        each for each in _texts() if each.name.startswith("Content/articles/") and not each.name.endswith("_index.md")
    ]
    expect(len(articles) >= 14, f"14 articles are meant, there are {len(articles)}")
    return articles


def _expect_nothing(problems):
    if problems:
        raise Failure(f"{len(problems)} problems:\n    " + "\n    ".join(problems))


def every_text_reads_at_grade_eight_or_below(haven, work):
    graded = [each for each in _texts() if count_words(each.prose) >= FEWEST_WORDS_TO_GRADE]
    expect(len(graded) >= 14, f"only {len(graded)} texts are long enough to grade")
    _expect_nothing([problem for each in graded if (problem := too_hard(each))])
    grades = sorted(textstat.flesch_kincaid_grade(each.prose) for each in graded)
    smog = sorted(textstat.smog_index(each.prose) for each in graded)
    return (f"{len(graded)} texts, grades {grades[0]:.1f} to {grades[-1]:.1f}, "
            f"median {grades[len(grades) // 2]:.1f}; SMOG up to {smog[-1]:.1f}")


def every_article_keeps_its_limits(haven, work):
    problems, used, most = [], [], 0
    for text in _articles():
        prose, words = count_words(text.prose), text.words()
        most = max(most, words)
        # The lower bound is for prose alone, so that no list makes an article long enough.
        if prose < ARTICLE_WORDS.start or words >= ARTICLE_WORDS.stop:
            problems.append(f"{text.name}: {prose} words of prose, {words} in all; "
                            f"{ARTICLE_WORDS.start} to {ARTICLE_WORDS.stop - 1} are meant")
        title, description = text.front.get("title", ""), text.front.get("description", "")
        if not 0 < len(title) <= LONGEST_TITLE:
            problems.append(f"{text.name}: the title has {len(title)} characters, at most {LONGEST_TITLE} are meant")
        if not 0 < len(description) <= LONGEST_DESCRIPTION:
            problems.append(f"{text.name}: the description has {len(description)} characters, "
                            f"at most {LONGEST_DESCRIPTION} are meant")
        tags = text.front.get("tags", [])
        used += tags
        if len(tags) not in (2, 3) or not TAGS.issuperset(tags):
            problems.append(f"{text.name}: two or three of {sorted(TAGS)} are meant as tags, not {tags}")
        if not (text.front.get("image") or {}).get("alt"):
            problems.append(f"{text.name}: the picture has no alt text")
    problems += [f"the tag {tag} is used once" for tag in sorted(TAGS) if used.count(tag) == 1]
    _expect_nothing(problems)
    return f"{len(_articles())} articles, up to {most} words"


def every_article_leads_on(haven, work):
    problems = []
    for text in _articles():
        others = set(re.findall(r"\]\(([a-z0-9-]+\.md)(?:#[^)]*)?\)", text.source))
        if len(others) < 2:
            problems.append(f"{text.name}: two links to other articles are meant, there are {len(others)}")
        if "](resource:" not in text.source and "```resources" not in text.source:
            problems.append(f"{text.name}: a link to a resource or a directory is meant")
    _expect_nothing(problems)
    return f"{len(_articles())} articles"


def crisis_lines_stand_where_they_are_needed(haven, work):
    problems, spoken = [], 0
    for text in _texts():
        if "/resources/" in text.name:
            continue
        for word, line in ((r"suicide|ending (?:your|their) life", "988-lifeline"), (r"overdose", "911")):
            if match := re.search(rf"\b(?:{word})\b", text.prose, re.IGNORECASE):
                spoken += 1
                if f"resource:{line}" not in text.source:
                    problems.append(f"{text.name}: speaks of '{match.group()}' without a link to resource:{line}")
        # A number typed into a text would stay when the directory changes.
        for number in re.findall(r"(?<![\w/-])(?:1-)?\d{3}-\d{3}-\d{4}(?!\d)", text.source):
            problems.append(f"{text.name}: types the number {number}; link to the resource instead")
    expect(spoken, "no text speaks of suicide or overdose: the patterns are wrong")
    _expect_nothing(problems)
    return f"{spoken} places"


def no_text_puts_a_label_on_a_person(haven, work):
    texts = _texts()
    _expect_nothing([problem for each in texts for problem in labels(each)])
    return f"{len(texts)} texts, {len(LABELS) + len(NEVER)} patterns"


def no_text_names_the_center(haven, work):
    """Another center changes site.yaml alone; what it does not change must fit it."""
    site = yaml.safe_load((CONTENT / "site.yaml").read_text(encoding="utf-8"))
    center = site["center"]
    names = {site["title"], center.get("name"), center.get("email"), center.get("phone"), center.get("address")}
    names |= {each.get("phone") for each in center.get("numbers", [])}
    for each in center.get("locations", []):
        names |= {each.get(key) for key in ("name", "phone", "street", "city")}
    names |= {each.get("name") for each in center.get("team", []) if isinstance(each, dict)}
    names.discard(None)
    expect(len(names) >= 3, f"site.yaml says too little about the center: {sorted(names)}")
    _expect_nothing([
        f"{text.name}: names '{name}'" for text in _texts() for name in sorted(names)
        if name.lower() in text.source.lower()
    ])
    return f"{len(names)} names and numbers"


def the_reading_checks_can_fail(haven, work):
    easy = read("---\ntitle: x\n---\n" + "We sat by the lake and ate our lunch. It was warm.\n\n" * 20, "easy")
    expect(too_hard(easy) is None, "an easy text was refused")
    problem = too_hard(read("It was warm. " * 3 + HARD, "hard")) or ""
    expect(problem.startswith("hard: grade") and "heterogeneity" in problem, f"a hard text was not named: {problem!r}")
    expect(hardest("It was warm today, I think. " + HARD)[0][1] == HARD, "the hardest sentence does not come first")

    hidden = [f"# {HARD}", f"- {HARD}\n  {HARD}", f"1. {HARD}", f"| a | b |\n|---|---|\n| {HARD} | x |",
              f"```resources\n{HARD}\n```", f"[^n]: {HARD}\n  {HARD}", f"{HARD}\n: A plain meaning.",
              f"> [!NOTE]\n> - {HARD}", f"<!-- {HARD} -->", f"<!--\n{HARD}\n-->"]
    for block in hidden:
        text = read(f"One plain line.\n\n{block}\n\nAnother plain line.", "hidden")
        expect("heterogeneity" not in text.prose, f"this is no prose: {block[:40]}")
        expect("Another plain line." in text.prose, f"the text after it is lost: {block[:40]}")
    for block in (HARD, f"> {HARD}", f"> [!NOTE]\n> {HARD}", f"Term\n: {HARD}", f"[{HARD}](a.md)"):
        expect("heterogeneity" in read(block).prose, f"this is prose: {block[:40]}")

    for bad in ("He is an addict.", "ALCOHOLICS meet here.", "She relapsed.", "He stayed clean for a year.",
                "> An abuser lives there.", "## The junkie", "They said \"he committed suicide\".",
                "- Drug abuse", "Yes.[^a]\n\n[^a]: A dirty test."):
        expect(labels(read(bad)), f"a label was not found: {bad}")
    for good in ("Alcoholics Anonymous meets here.", "The National Institute on Drug Abuse says so.",
                 "A word like \"addict\" hurts.", "Keep the wound clean.", "Addiction is a health condition.",
                 "A clean shirt and a dirty cup.", "Alcohol use disorder can be treated."):
        expect(not labels(read(good)), f"a false alarm: {good} {labels(read(good))}")
    return f"{len(hidden)} kinds of blocks left out"


TESTS = [
    every_text_reads_at_grade_eight_or_below,
    every_article_keeps_its_limits,
    every_article_leads_on,
    crisis_lines_stand_where_they_are_needed,
    no_text_puts_a_label_on_a_person,
    no_text_names_the_center,
    the_reading_checks_can_fail,
]
