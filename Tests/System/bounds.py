"""Input made to exhaust the machine: a diagnostic within seconds, in bounded memory, exit code 1."""

from harness import expect, expect_same, tree
from sites import SITE, article, basic, write

SECONDS = 20
MEGABYTE = 1 << 20


def _expect_bounded(haven, work, files, *, megabytes=400, then=lambda: None):
    """The site with these files is refused with a diagnostic at one of them, soon and in little room."""
    project = write(work / "site", basic())
    output = project / "Output"
    haven.build(project, output)
    before = tree(output)
    write(project, files)
    then()
    run = haven.try_build(project, output, timeout=120, memory=4096 * MEGABYTE)
    expect(run.code == 1, f"exit 1 is meant: {run.shows()}")
    path = next(iter(files))
    expect(f"{path}:" in run.stderr, f"no diagnostic at {path}: {run.shows()}")
    expect("error: " in run.stderr, f"no error: {run.shows()}")
    expect(len(run.stderr) < 20_000, f"{len(run.stderr)} bytes of diagnostics")
    expect(run.seconds < SECONDS, f"it took {run.seconds:.1f} s")
    expect(run.peak_bytes < megabytes * MEGABYTE, f"it took {run.peak_bytes // MEGABYTE} MB")
    expect_same(before, tree(output), "Output/")
    first = next(line for line in run.stderr.splitlines() if ": error: " in line)
    return f"{first} ({run.seconds:.1f} s, {run.peak_bytes // MEGABYTE} MB)"


def _article(body):
    return {"Content/articles/big.md": article("Big", body)}


def an_article_of_100_megabytes(haven, work):
    # Written in parts: a process counts the memory of the one that started it as its own peak.
    path = work / "site" / "Content" / "articles" / "big.md"

    def grow():
        with open(path, "a", encoding="utf-8") as file:
            for _ in range(100):
                file.write("A line of text that says little.\n" * 32_000)

    return _expect_bounded(haven, work, _article(""), megabytes=100, then=grow)


def quotes_10_000_levels_deep(haven, work):
    return _expect_bounded(haven, work, _article(">" * 10_000 + " deep\n"))


def lists_10_000_levels_deep(haven, work):
    return _expect_bounded(haven, work, _article("- " * 10_000 + "deep\n"))


def emphasis_10_000_levels_deep(haven, work):
    return _expect_bounded(haven, work, _article("*a **b " * 5_000 + "c" + "** d*" * 5_000 + "\n"))


def brackets_10_000_levels_deep(haven, work):
    """Not nesting unless it closes into links: either answer is right, if it comes soon."""
    project = write(work / "site", basic(_article("[" * 10_000 + "a" + "](b)" * 10_000 + "\n")))
    run = haven.try_build(project, project / "Output")
    expect(run.code in (0, 1), f"exit 0 or 1 is meant: {run.shows()}")
    expect(run.seconds < SECONDS, f"it took {run.seconds:.1f} s")
    expect(run.peak_bytes < 400 * MEGABYTE, f"it took {run.peak_bytes // MEGABYTE} MB")
    return f"exit {run.code} ({run.seconds:.1f} s, {run.peak_bytes // MEGABYTE} MB)"


def yaml_10_000_levels_deep(haven, work):
    text = "---\ntitle: Deep\nparams: " + "[" * 10_000 + "]" * 10_000 + "\n---\n\nText.\n"
    return _expect_bounded(haven, work, {"Content/articles/big.md": text})


def _bomb():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    for level in range(1, 12):
        lines.append(f"a{level}: &a{level} [" + ", ".join([f"*a{level - 1}"] * 10) + "]")
    return "\n".join(lines)


def yaml_aliases_that_explode_in_front_matter(haven, work):
    text = f"---\ntitle: Bomb\ndate: 2026-01-05\n{_bomb()}\n---\n\nText.\n"
    return _expect_bounded(haven, work, {"Content/articles/big.md": text})


def yaml_aliases_that_explode_in_site_yaml(haven, work):
    bomb = "\n".join("  " + line for line in _bomb().splitlines())
    return _expect_bounded(haven, work, {"Content/site.yaml": SITE + "params:\n" + bomb + "\n"})


def a_table_whose_cells_are_the_square_of_its_text(haven, work):
    size = 10_000
    table = "|" + "a|" * size + "\n|" + "-|" * size + "\n" + "|b\n" * size
    return _expect_bounded(haven, work, _article(table))


def a_table_as_wide_as_allowed_and_very_long(haven, work):
    table = "|" + "a|" * 190 + "\n|" + "-|" * 190 + "\n" + "|b\n" * 1_300_000
    return _expect_bounded(haven, work, _article(table))


def many_tables_of_a_harmless_width(haven, work):
    table = "|" + "a|" * 100 + "\n|" + "-|" * 100 + "\n" + "|b\n" * 100 + "\n"
    return _expect_bounded(haven, work, _article(table * 5_000))


def a_template_10_000_levels_deep(haven, work):
    text = "{% if true %}" * 10_000 + "x" + "{% endif %}" * 10_000
    return _expect_bounded(haven, work, {"Templates/article.html": text})


def a_template_expression_10_000_levels_deep(haven, work):
    text = "{{ " + "(" * 10_000 + "1" + ")" * 10_000 + " }}"
    return _expect_bounded(haven, work, {"Templates/article.html": text})


TESTS = [
    an_article_of_100_megabytes,
    quotes_10_000_levels_deep,
    lists_10_000_levels_deep,
    emphasis_10_000_levels_deep,
    brackets_10_000_levels_deep,
    yaml_10_000_levels_deep,
    yaml_aliases_that_explode_in_front_matter,
    yaml_aliases_that_explode_in_site_yaml,
    a_table_whose_cells_are_the_square_of_its_text,
    a_table_as_wide_as_allowed_and_very_long,
    many_tables_of_a_harmless_width,
    a_template_10_000_levels_deep,
    a_template_expression_10_000_levels_deep,
]
