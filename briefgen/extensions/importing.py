"""Modules run from a snapshot. Nothing of them stays in ``sys.modules``, nothing is written."""

import builtins
import sys
from collections.abc import Mapping
from importlib.util import resolve_name
from types import ModuleType
from typing import Any

from briefgen.extensions.snapshot import is_site_module, path_of

MARK = "__briefgen_extension__"
"""The global in which a module's path stands, so that its frames are found in a traceback."""


class Importer:
    """Runs each module of a snapshot once.

    Modules import one another by their names or, within a package, relatively; all other imports
    go Python's ordinary way.
    """

    def __init__(self, files: Mapping[str, bytes | None]) -> None:
        """Take the sources by path."""
        self._files = files
        self._modules: dict[str, ModuleType] = {}
        self._builtins = {**vars(builtins), "__import__": self._import}

    def module(self, name: str) -> ModuleType:
        """Return a module, run now if it was not yet.

        Raises:
            ImportError: there is no such module.
            Exception: whatever the module raises.
        """
        if name in self._modules:
            return self._modules[name]
        parent, _, child = name.rpartition(".")
        if parent:
            self.module(parent)
        path = self._path(name)
        if not path:
            raise ModuleNotFoundError(f'there is no module "{name}" beside the settings', name=name)
        made = self._modules[name] = self._made(name, path)
        # Dataclasses look their module up while they are made; no import can ask for such a name.
        sys.modules[made.__name__] = made
        try:
            exec(compile(self._files[path] or b"", path, "exec", dont_inherit=True), vars(made))  # noqa: S102
        except BaseException:
            del self._modules[name]
            raise
        finally:
            del sys.modules[made.__name__]
        if parent:
            setattr(self._modules[parent], child, made)
        return made

    def _path(self, name: str) -> str:
        return path_of(self._files, name.replace(".", "/"))

    def _made(self, name: str, path: str) -> ModuleType:
        module = ModuleType(f"site:{name}")
        is_package = path.endswith("/__init__.py")
        names = {
            "__builtins__": self._builtins,
            "__file__": path,
            "__package__": name if is_package else name.rpartition(".")[0],
            MARK: path,
        }
        vars(module).update(names)
        if is_package:
            vars(module)["__path__"] = []
        return module

    def _import(
        self,
        name: str,
        names: Mapping[str, Any] | None = None,
        local: Mapping[str, Any] | None = None,
        wanted: tuple[str, ...] | None = (),
        level: int = 0,
    ) -> Any:
        """Stand in for ``__import__`` within the modules (PEP 302's contract of that function)."""
        package = str((names or {}).get("__package__") or "")
        full = resolve_name("." * level + name, package) if level else name
        top = full.partition(".")[0]
        if not level and not (is_site_module(top) and self._path(top)):
            return builtins.__import__(name, names, local, wanted or (), level)
        module = self.module(full)
        for item in wanted or ():
            if not hasattr(module, item) and self._path(f"{full}.{item}"):
                self.module(f"{full}.{item}")
        return module if wanted else self.module(top)
