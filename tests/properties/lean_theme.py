"""A theme of a few lines whose templates read all that the default theme reads, and compile quickly."""

from briefgen.theme import builtin_themes

BASE = """\
<!doctype html>
<html lang="{{ page.lang }}"><title>{{ page.title }}</title>
<link rel="stylesheet" href="{{ asset("css/site.css") }}">
{{ page.canonical }}{{ page.description }}{{ site.description }}{{ site.option("tone") }}{{ site.tlp.label if site.tlp }}
{% for link in site.menu %}<a href="{{ link.href }}">{{ link.title }}</a>{% endfor %}
{% for link in site.sections %}<a href="{{ link.href }}">{{ link.title }}</a>{% endfor %}
{% if site.feed %}<a href="{{ site.feed.href }}">{{ t("feed") }}</a>{% endif %}
{% include "parts/extra.html" ignore missing %}
<main><h1>{{ page.heading }}</h1>{% block main %}{% endblock %}</main></html>
"""
MACROS = """\
{% macro card(item) %}<li><a href="{{ item.href }}">{{ item.title }}</a> {{ item.kind_label }}
{% if item.date %}{{ item.date.short }}{% endif %} {{ item.summary }}
{% if item.kicker %}{{ item.kicker.name }}{% endif %}</li>{% endmacro %}
{% macro cards(items) %}<ul>{% for item in items %}{{ card(item) }}{% endfor %}</ul>{% endmacro %}
{% macro names(items) %}{% for it in items %}<a href="{{ it.href }}">{{ it.name }}</a> {% endfor %}{% endmacro %}
{% macro mentions(items) %}{% for it in items %}<q>{{ it.document.title }}: {{ it.sentence }}</q>{% endfor %}{% endmacro %}
"""
TOP = '{% extends "base.html" %}{% import "macros.html" as m with context %}{% block main %}'
DOCUMENT = f"""\
{TOP}{{{{ document.kind_label }}}} {{{{ document.summary }}}}
{{% if document.date %}}{{{{ document.date.full }}}}{{% endif %}}{{% if document.updated %}}{{{{ document.updated.html }}}}{{% endif %}}
{{{{ document.state.status }}}} {{{{ document.state.expired }}}} {{{{ document.state.overdue }}}}
{{% if document.image %}}<img src="{{{{ document.image.src }}}}" alt="{{{{ document.image.alt }}}}">{{% endif %}}
{{% if document.has_toc %}}{{{{ document.body.toc }}}}{{% endif %}}{{{{ document.body.html }}}}
{{{{ m.names(document.authors) }}}}{{{{ m.names(document.topics) }}}}{{{{ m.names(document.actors) }}}}{{{{ m.names(document.tags) }}}}
{{% for actor in document.people_and_places %}}{{{{ actor.name }}}}: {{{{ actor.role }}}}; {{% endfor %}}
{{% if document.series %}}{{{{ document.series.series.name }}}} {{{{ document.series.number }}}}/{{{{ document.series.total }}}}
{{% if document.series.next %}}{{{{ m.card(document.series.next) }}}}{{% endif %}}{{% endif %}}
{{{{ m.cards(document.related) }}}}{{{{ m.mentions(document.backlinks) }}}}
{{% if document.older %}}{{{{ m.card(document.older) }}}}{{% endif %}}{{% if document.newer %}}{{{{ m.card(document.newer) }}}}{{% endif %}}
{{% endblock %}}
"""
SUBJECT = f"""\
{TOP}{{{{ subject.summary }}}} {{{{ subject.count }}}} {{{{ m.names(subject.parents) }}}} {{{{ m.names(subject.children) }}}}
{{% if subject.body %}}{{{{ subject.body.html }}}}{{% endif %}}{{% block more %}}{{% endblock %}}
{{{{ m.cards(page.documents) }}}} {{{{ page.number }}}}/{{{{ page.pages }}}} {{{{ page.newer }}}} {{{{ page.older }}}}
{{% for group in page.groups %}}{{{{ group.total }}}}{{{{ m.cards(group.documents) }}}}{{% endfor %}}
{{% endblock %}}
"""
COUNTED = "{% for it in subject.NAME %}<a href='{{ it.subject.href }}'>{{ it.subject.name }}</a> {{ it.count }}{% endfor %}"
MORE = '{% extends "subject.html" %}{% import "macros.html" as m with context %}{% block more %}'
LIST = f"""\
{TOP}{{{{ m.cards(page.documents) }}}} {{{{ page.total }}}} {{{{ page.number }}}}/{{{{ page.pages }}}}
{{% for it in page.subjects %}}<a href="{{{{ it.href }}}}">{{{{ it.name }}}}</a> {{{{ it.count }}}}{{% endfor %}}
{{% endblock %}}
"""
HOME = f"""\
{TOP}{{% if introduction and introduction.body %}}{{{{ introduction.body.html }}}}{{% endif %}}{{{{ m.cards(page.documents) }}}}
{{% for it in page.subjects %}}{{{{ it.name }}}}{{{{ m.cards(site.latest(it.ref, 2)) }}}}{{% endfor %}}{{% endblock %}}
"""
ARCHIVE = f"""\
{TOP}{{% for year in page.groups %}}<a href="{{{{ year.href }}}}">{{{{ year.label }}}}</a> {{{{ year.total }}}}
{{% endfor %}}{{{{ m.cards(page.documents) }}}}{{% endblock %}}
"""
MATRIX = f"""\
{TOP}{{% for row in matrix.rows %}}{{{{ row.topic.name }}}}{{% for cell in row.cells %}}{{{{ cell.count }}}} {{% endfor %}}{{% endfor %}}
{{% endblock %}}
"""
FEED = """\
<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><id>{{ feed.id }}</id><title>{{ feed.title }}</title>
<updated>{{ feed.updated }}</updated>{% for entry in feed.entries %}<entry><id>{{ entry.id }}</id>
<title>{{ entry.document.title }}</title><link href="{{ entry.document.href }}"/><updated>{{ entry.updated }}</updated>
{% for it in entry.categories %}<category term="{{ it.name }}"/>{% endfor %}
<content type="html">{{ entry.content | forceescape }}</content></entry>{% endfor %}</feed>
"""
SITEMAP = "{% for entry in sitemap %}{{ entry.href }} {{ entry.changed }}\n{% endfor %}"
REDIRECT = "{% if page.target %}<a href='{{ page.target.href }}'>{{ page.target.title }}</a>{% endif %}"
TEMPLATES = {
    "base.html": BASE,
    "macros.html": MACROS,
    "document.html": DOCUMENT,
    **dict.fromkeys(
        ("article.html", "note.html", "brief.html", "page.html"), '{% extends "document.html" %}'
    ),
    "subject.html": SUBJECT,
    "topic.html": f"{MORE}{COUNTED.replace('NAME', 'actors')}{{{{ m.mentions(subject.mentioned_in) }}}}{{% endblock %}}",
    "actor.html": f"{MORE}{{{{ subject.actor.role if subject.actor }}}}{{{{ subject.aliases | join(', ') }}}}"
    f"{COUNTED.replace('NAME', 'seen_with')}{{{{ m.mentions(subject.mentioned_in) }}}}{{% endblock %}}",
    "author.html": f"{MORE}{{{{ subject.job }}}}{{% endblock %}}",
    **dict.fromkeys(("tag.html", "series.html"), '{% extends "subject.html" %}'),
    "list.html": LIST,
    **dict.fromkeys(
        (
            *(
                "actors.html",
                "topics.html",
                "tags.html",
                "authors.html",
                "series_index.html",
                "subjects.html",
            ),
            *("archive_month.html", "search.html", "404.html"),
        ),
        '{% extends "list.html" %}',
    ),
    "home.html": HOME,
    "archive.html": ARCHIVE,
    "archive_year.html": ARCHIVE,
    "matrix.html": MATRIX,
    "feed.atom.xml": FEED,
    "sitemap.xml": SITEMAP,
    "redirect.html": REDIRECT,
}


def lean_theme() -> dict[str, str]:
    """Return the files of the themes ``ground`` (whole) and ``lean`` (its child, with nothing of its own)."""
    strings = (builtin_themes() / "briefing" / "i18n" / "en.yaml").read_text(encoding="utf-8")
    options = 'options:\n  tone: {type: color, default: "#224466", description: A colour.}\n'
    return {
        "themes/lean/theme.yaml": "name: lean\nparent: ground\n",
        "themes/ground/theme.yaml": f"name: ground\n{options}",
        "themes/ground/i18n/en.yaml": strings,
        "themes/ground/assets/css/site.css": 'a { --option-tone: #000; background: url("dot.svg"); }\n',
        "themes/ground/assets/css/dot.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>\n",
        **{f"themes/ground/templates/{name}": text for name, text in TEMPLATES.items()},
    }
