"""Files of the content folder that are copied as they are."""

from briefgen.model.document import document_ref
from briefgen.model.site import Catalog, Copy
from briefgen.pages.addresses import HOME

STATIC = "static/"


def asset_routes(catalog: Catalog, routes: dict[str, str]) -> dict[str, str]:
    """Return the route of each used asset by its ref ``asset:PATH``.

    A file in the folder of a page bundle stands under its document's route, a file of
    ``content/static/`` at the site's root, any other where it lies below ``content/``.
    """
    bundles = _bundles(catalog, routes)
    return {f"asset:{path}": _asset_route(path, bundles) for path in catalog.assets}


def copies(catalog: Catalog, routes: dict[str, str]) -> tuple[Copy, ...]:
    """Return the used assets and all of ``content/static/``, each once, sorted by route."""
    found = {f"/{path.removeprefix(STATIC)}": path for path in catalog.static}
    found.update((routes[f"asset:{path}"], path) for path in catalog.assets)
    return tuple(Copy(route=route, path=f"content/{path}") for route, path in sorted(found.items()))


def _bundles(catalog: Catalog, routes: dict[str, str]) -> dict[str, str]:
    owners = {subject.document: ref for ref, subject in catalog.subjects.items() if subject.document}
    found: dict[str, str] = {}
    for document in catalog.documents.values():
        route = routes.get(owners.get(document.key, document_ref(document.key)), HOME)
        if document.bundle and route != HOME:
            found[document.bundle] = route
    return found


def _asset_route(path: str, bundles: dict[str, str]) -> str:
    folder = path.rpartition("/")[0]
    while folder:
        if folder in bundles:
            return bundles[folder] + path[len(folder) + 1 :]
        folder = folder.rpartition("/")[0]
    return f"/{path.removeprefix(STATIC)}"
