"""What the live preview does in the reader's browser: scripts, styles, and the markup that they expect.

The server gives out every file of :func:`browser_file` under ``{base}_briefgen/`` and puts this into each
page, before its last ``</body>``:

.. code-block:: html

    <!-- briefgen:preview -->
    <link rel="stylesheet" href="{base}_briefgen/preview.css">
    <script type="module" src="{base}_briefgen/preview.js"></script>
    <aside id="briefgen-bar" aria-label="Preview" data-build="17">
    <p class="badge badge-draft">Draft: not public</p>
    <p class="audience">for public</p>
    <p class="words">812 words, 4 min</p>
    <details class="links"><summary>2 unresolved links</summary><ul><li>…</li></ul></details>
    <details class="mentions"><summary>1 actor not tagged</summary><ul><li>…</li></ul></details>
    <p class="more"><a href="{base}_briefgen/">All of the preview</a></p>
    </aside>
    <!-- /briefgen:preview -->

A badge has one of the classes ``badge-draft``, ``badge-future``, ``badge-embargo``, ``badge-expired``,
``badge-withheld`` and ``badge-public``. Every part of the bar may be left out, and so may the bar.
``data-build`` is the build that the page comes from. The scripts add buttons to the bar; their ids begin
with ``briefgen-``.

``preview.css`` also dresses the page at ``{base}_briefgen/``: ``<body class="briefgen-dashboard">`` with
``<main>``, headings, lists, and tables of the classes ``problems``, ``stages`` and ``changes``.

What the scripts tell others: the event ``briefgen:update`` on the document after each change in place, and
``data-build`` on ``<briefgen-preview>``, the overlay, with the build of the newest state.

The state, as ``{base}_briefgen/events`` sends it and ``{base}_briefgen/state`` answers it, is described in
``static/state.js``.
"""

from briefgen.preview.browser.files import browser_file

__all__ = ["browser_file"]
