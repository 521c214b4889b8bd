"""Pages: templates whose name ends in `.html`, where Haven asks in which place of HTML something is printed.

What passes is rendered as by Jinja2, which does not ask. What does not pass is a documented difference; its name
starts with "refused".
"""


def page(source, **others):
    return {"main.html": source, **others}


CASES = {
    "text": page("<p>{{ html }}</p><!-- c --><br>{{ safe }}"),
    "attributes in quotes": page("<a title=\"{{ html }}\" class='{{ word }} b' data-n=\"{{ n }}\">x</a>"),
    "a whole document": page(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head><title>{{ html }}</title><meta charset=\"utf-8\">"
        "<style>p > a { color: red }</style></head>\n<body>{% block main %}<p>{{ html }}</p>{% endblock %}</body></html>\n"
    ),
    "attributes in branches": page("<a {% if yes %}title=\"{{ html }}\"{% else %}class=\"x\"{% endif %}>x</a>"),
    "a value in branches": page("<a class=\"{% if yes %}{{ html }}{% else %}x{% endif %}\">x</a>"),
    "a value in a loop": page("<a class=\"{% for w in words %}{{ w }} {% endfor %}\">x</a>"),
    "elements in a loop": page("<ul>{% for w in words %}<li>{{ w }}</li>{% else %}<li>none</li>{% endfor %}</ul>"),
    "addresses that are written": page("<a href=\"https://example.org/{{ html }}?q={{ html|urlencode }}\">x</a>"),
    "addresses that are printed": page("<a href=\"{{ '/a/b' }}\">x</a><img src=\"{{ 'https://example.org/x.png' }}\">"),
    "addresses without a scheme": page("<a href=\"{{ word }}\">x</a><a href=\"{{ '#top' }}\">x</a><a href=\"{{ '' }}\">x</a>"),
    "addresses of phones and mail": page("<a href=\"tel:{{ n }}\">x</a><a href=\"{{ 'mailto:a@example.org' }}\">x</a>"),
    "a script with JSON": page("<script>let a = {{ labels|tojson }};</script>"),
    "a script without output": page("<script>if (a < b && c) { d('</p>') }</script>{{ html }}"),
    "a script of data": page("<script type=\"application/ld+json\">{{ labels|tojson }}</script>"),
    "a title and a text area": page("<title>{{ html }} – {{ word }}</title><textarea>{{ html }}</textarea>"),
    "a signed number is no tag": page("{% if n < 9 %}a < b{% endif %} 1 <2 <-{{ html }}"),
    "quotes in text": page("it's \"{{ html }}\""),
    "an include in text": page("<p>{% include 'part.html' %}</p>", **{"part.html": "<b>{{ html }}</b>"}),
    "a macro in text": page("{% macro m(a) %}<b title=\"{{ a }}\">{{ a }}</b>{% endmacro %}<p>{{ m(html) }}</p>"),
    "a macro in an attribute": page("{% macro m(a) %}x {{ a }}{% endmacro %}<p class=\"{{ m(html) }}\"></p>"),
    "a set block in an attribute": page("{% set b %}x {{ html }}{% endset %}<p class=\"{{ b }}\"></p>"),
    "a block in an attribute": page("<p class=\"{% block b %}{{ html }}{% endblock %}\"></p>"),
    "a template that is extended": page(
        "{% extends 'base.html' %}{% block a %}<p>{{ html }}</p>{% endblock %}", **{"base.html": "<main>{% block a %}{% endblock %}</main>"}
    ),
    "refused: a name of an element": page("<{{ word }}>x</{{ word }}>"),
    "refused: names of attributes": page("<p{{ labels|xmlattr }}>x</p>"),
    "refused: an attribute without quotes": page("<p class={{ word }}>x</p>"),
    "refused: a comment": page("<!-- {{ word }} -->"),
    "refused: a style": page("<style>p { color: {{ word }} }</style>"),
    "refused: a script": page("<script>let a = '{{ word }}';</script>"),
    "refused: JSON in the quotes of a script": page("<script>let a = '{{ word|tojson }}';</script>"),
    "refused: an event handler": page("<p onclick=\"f('{{ word }}')\">x</p>"),
    "refused: a document in an attribute": page("<iframe srcdoc=\"{{ word }}\"></iframe>"),
    "refused: a scheme that is written": page("<a href=\"javascript:f({{ n }})\">x</a>"),
    "refused: a scheme that is printed": page("<a href=\"{{ 'javascript:f()' }}\">x</a>"),
    "refused: a scheme that is printed in parts": page("<a href=\"{{ 'java' }}{{ 'script:f()' }}\">x</a>"),
    "refused: branches that end in different places": page("{% if yes %}<p title=\"{% endif %}x\">y</p>"),
    "refused: a tag that is not closed": page("<p title=\"{{ word }}\""),
    "refused: an include in a tag": page("<p {% include 'part.html' %}>x</p>", **{"part.html": "title='x'"}),
}
