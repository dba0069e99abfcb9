"""A topic, actor, tag, author or series as JSON."""

from briefgen.model.site import PagePlan
from briefgen.theme.exports.things import (
    SCHEMA,
    Thing,
    as_json,
    body_html,
    document_things,
    iso,
    link_things,
    mention_things,
    site_label,
    subject_thing,
    subject_things,
)
from briefgen.theme.reads import Reader
from briefgen.theme.views.card import card_views
from briefgen.theme.views.profile import ProfileView, profile_view
from briefgen.theme.views.subject import CountedView


def subject_json(reader: Reader, plan: PagePlan) -> str:
    """Return what is published of a subject, with all its documents, newest first.

    Raises:
        LookupError: there is no such subject.
    """
    subject = profile_view(reader, plan.about)
    if subject is None:
        raise LookupError(f'there is no subject "{plan.about}"')
    return as_json(
        {
            "schema": SCHEMA,
            "type": "subject",
            "id": subject.ref,
            "kind": subject.kind,
            "url": reader.href(subject.ref),
            "tlp": site_label(reader),
            "name": subject.name,
            "aliases": list(subject.aliases),
            "language": subject.lang,
            "summary": subject.summary,
            "job": subject.job,
            "contact": subject.contact,
            **_actor(subject),
            "html": body_html(subject.body, reader.href(subject.ref)),
            "links": link_things(reader, subject.ref, subject.body),
            "parents": subject_things(subject.parents),
            "children": subject_things(subject.children),
            "count": subject.count,
            "newest": iso(subject.newest),
            "members": document_things(reader, card_views(reader, plan.items)),
            "actors": _counted(subject.actors),
            "topics": _counted(subject.topics),
            "tags": _counted(subject.tags),
            "seen_with": _counted(subject.seen_with),
            "mentioned_in": mention_things(reader, subject.mentioned_in),
            "backlinks": mention_things(reader, subject.backlinks),
        }
    )


def _actor(subject: ProfileView) -> Thing:
    return {"actor_kind": subject.actor.actor_kind} if subject.actor else {}


def _counted(subjects: tuple[CountedView, ...]) -> list[Thing]:
    return [subject_thing(one.subject) | {"shared": one.count} for one in subjects]
