"""``briefgen.yaml``, environment and options to settings, each with its origin."""

from collections.abc import Mapping as Table

import msgspec

from briefgen.diagnostics import Diagnostic, problem
from briefgen.settings.audiences import audience_faults, undeclared
from briefgen.settings.codes import placed
from briefgen.settings.collected import Collected
from briefgen.settings.deploy_checks import deploy_cross_faults
from briefgen.settings.deployment import Deployment
from briefgen.settings.environment import add_environment, add_overrides
from briefgen.settings.values import Audience, Outputs, Permalinks, Settings, ThemeChoice
from briefgen.typed_yaml import (
    Mapping,
    Mistake,
    Reading,
    compose,
    decode,
    fields_of,
    span,
    unknown_key,
)


class Loaded(msgspec.Struct, frozen=True):
    """Settings, and for each dotted key where its value came from.

    An origin is ``default``, ``briefgen.yaml:12``, ``environment BRIEFGEN_TITLE`` or ``--base-url``.
    """

    settings: Settings
    origins: tuple[tuple[str, str], ...]


def read_settings(
    text: str | bytes | None, *, path: str, environ: Table[str, str], overrides: Table[str, str]
) -> tuple[Loaded, tuple[Diagnostic, ...]]:
    """Return the settings of a site and all problems with them.

    ``text`` is the settings file, None if there is none; ``path`` its name, for problems. Options
    win over the environment, which wins over the file. A setting that cannot be read keeps the
    value that it would have had without the faulty source.
    """
    collected = Collected()
    if text is not None:
        _add_file(text, path, collected)
    add_environment(environ, collected)
    add_overrides(overrides, collected)
    settings = _settings(collected)
    return Loaded(settings, _origins(settings, collected)), tuple(collected.problems)


def _add_file(data: str | bytes, path: str, collected: Collected) -> None:
    text = decode(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
    if isinstance(text, Mistake):
        collected.problems += placed([text], path)
        return
    composition = compose(text)
    collected.problems += placed(composition.mistakes, path)
    root = composition.root
    if root is None:
        return
    if not isinstance(root, Mapping):
        message = "settings are expected here, one a line"
        collected.problems.append(
            problem("BG002", message, span(root.place, path), help='write "key: value"')
        )
        return
    _add_entries(root, path, collected)


def _add_entries(root: Mapping, path: str, collected: Collected) -> None:
    reading = Reading("UTC")
    known = fields_of(Settings)
    for entry in root.entries:
        if entry.key.text in known:
            collected.add(entry.key, entry.value, path, "")
        else:
            unknown_key(entry.key, known, entry.key.text, reading)
    collected.problems += placed(reading.mistakes, path)


def _settings(collected: Collected) -> Settings:
    values = dict(collected.values)
    if values.get("base_url"):
        values["base_url"] = values["base_url"].rstrip("/") + "/"
    audiences = {"public": Audience(), **values.get("audiences", {})}
    for fault in audience_faults(audiences):
        collected.complain(fault, "audiences")
    missing = undeclared(values.get("audience") or "public", audiences)
    if missing is not None:
        collected.complain(missing, "audience")
    deployment = values.get("deploy") or Deployment()
    for fault in deploy_cross_faults(deployment, audiences, values.get("extensions", ())):
        collected.complain(fault, "deploy")
    return Settings(**{**values, "audiences": audiences, "audience": values.get("audience") or "public"})


def _origins(settings: Settings, collected: Collected) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for key in fields_of(Settings):
        for name in _dotted(key, getattr(settings, key)):
            whole = "default" if "." in name else collected.origins.get(key, "default")
            found.append((name, collected.origins.get(name, whole)))
    return tuple(found)


def _dotted(key: str, value: object) -> tuple[str, ...]:
    """Return the keys under which a setting is shown: those of its parts if it is a map."""
    if isinstance(value, ThemeChoice | Outputs | Permalinks):
        return tuple(f"{key}.{part}" for part in value.__struct_fields__)
    if isinstance(value, dict):
        return tuple(f"{key}.{part}" for part in value)
    return (key,)
