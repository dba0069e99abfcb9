"""What a site's own module may add to briefgen."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from briefgen.diagnostics import Diagnostic
from briefgen.model.site import Catalog, PagePlan, SitePlan

MarkdownRule = Callable[[Any], object]
Planner = Callable[[Catalog, SitePlan], Iterable[PagePlan]]
Filter = Callable[..., Any]
Check = Callable[[Catalog], Iterable[Diagnostic]]
Target = Callable[[Mapping[str, Any]], Any]


@dataclass(frozen=True, slots=True)
class Extension:
    """What one module adds; the module exports it under the name ``extension``.

    All functions are pure: what they return depends on their arguments alone, so that a build that
    reuses earlier results equals a clean one.

    * ``markdown_rules`` get a ``markdown_it.MarkdownIt`` and add block or inline rules to it.
    * ``planners`` get the catalog and the plan made so far, and return further pages.
    * ``filters`` are functions for templates, by name.
    * ``checks`` get the catalog and return problems, whose codes begin with ``X``.
    * ``targets`` are ways to deploy, by name: functions that get the target's keys in the settings and return
      an object with two methods. ``held()`` gives what the target holds, path to digest, or None;
      ``send(upload)`` gets an ``Upload``.
    """

    markdown_rules: tuple[MarkdownRule, ...] = ()
    planners: tuple[Planner, ...] = ()
    filters: Mapping[str, Filter] = field(default_factory=dict)
    checks: tuple[Check, ...] = ()
    targets: Mapping[str, Target] = field(default_factory=dict)
