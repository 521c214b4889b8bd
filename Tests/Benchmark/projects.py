"""Writes the projects that are measured: the same articles and pages for Haven and for Hugo."""

import os
import pathlib
import random
import shutil

import corpus
import hotlines

HERE = pathlib.Path(__file__).parent


def haven(folder, articles, *, more_taxonomies=False):
    """A project of Haven with copies of the articles of a folder."""
    content = folder / "Content"
    shutil.copytree(HERE / "Content", content)
    shutil.copytree(HERE / "Templates", folder / "Templates")
    shutil.copy(HERE / "site.yaml", content / "site.yaml")
    (content / "resources" / "hotlines.md").write_text(hotlines.haven_directory())
    _add_guides(content)
    _copy_articles(articles, content / "articles")
    if more_taxonomies:
        _add_taxonomies(folder)
    return folder


def hugo(folder, articles):
    """The same site for Hugo."""
    content = folder / "content"
    shutil.copytree(HERE / "hugo", folder)
    shutil.copytree(HERE / "Content", content, dirs_exist_ok=True)
    (folder / "data").mkdir()
    (folder / "data" / "hotlines.json").write_text(hotlines.hugo_data())
    (folder / "static" / "css").mkdir(parents=True)
    shutil.copy(HERE / "Templates" / "assets" / "site.css", folder / "static" / "css" / "site.css")
    _add_guides(content)
    _copy_articles(articles, content / "articles")
    return folder


def part(articles, count, folder):
    """A folder with the first articles of a corpus."""
    folder.mkdir(parents=True)
    for number in range(count):
        os.link(articles / corpus.name(number), folder / corpus.name(number))
    return folder


def _add_guides(content):
    for name, text in hotlines.guides().items():
        (content / "guides" / name).write_text(text)


def _copy_articles(source, target):
    for name in os.listdir(source):
        shutil.copyfile(source / name, target / name)


def _add_taxonomies(folder):
    """Gives every article terms of two more taxonomies, and lets its page show them."""
    content = folder / "Content"
    chance = random.Random(corpus.SEED)
    for path in sorted((content / "articles").glob("article-*.md")):
        path.write_text(corpus.add_taxonomies(path.read_text(encoding="utf-8"), chance), encoding="utf-8")
    with (content / "site.yaml").open("a") as settings:
        for taxonomy in corpus.MORE_TAXONOMIES:
            settings.write(f"  {taxonomy}: {{title: {taxonomy.title()}}}\n")
    shutil.copytree(HERE / "MoreTaxonomies", folder / "Templates", dirs_exist_ok=True)
