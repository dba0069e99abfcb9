"""Codes BG850 to BG869: pictures and attachments."""

from briefgen.diagnostics.code_text import CodeText

PICTURE_CODES: dict[str, CodeText] = {
    "BG850": CodeText(
        title="A picture that cannot be used",
        severity="error",
        cause="A picture that a document or the site shows is cut short, damaged, no picture at all, an SVG that declares entities, or has more than 100 million pixels. It is refused before it is decoded, and nothing of the site is written.",
        example="![The quay](quay.jpg) where the upload of quay.jpg broke off",
        fix="Save the picture again from a program that shows it, in fewer pixels if it has too many, or take out what shows it. The message names the file, its place is where it is shown first.",
    ),
    "BG851": CodeText(
        title="A picture whose name says another format",
        severity="error",
        cause="The file's first bytes are those of another format than its suffix promises. Servers tell browsers the format by the suffix, so that the picture would not be shown everywhere.",
        example="quay.png, which a browser saved as WebP",
        fix="Give the file the suffix of what it is (quay.webp), and write that name where it is shown; or convert it.",
    ),
    "BG852": CodeText(
        title="Something was left out of an SVG",
        severity="warning",
        cause="An SVG may hold scripts, event handlers, foreign content, and references to other sites, which would run or be fetched when the file is opened. Published SVGs hold shapes, words and styles of their own; the rest is left out. Editors' notes and comments go without a word.",
        example='<image href="https://pictures.example/map.png"/> in content/images/plan.svg',
        fix="Take the part out of the file, or draw it: a picture inside an SVG can be a file of its own beside it.",
    ),
    "BG855": CodeText(
        title="A static picture tells of its making",
        severity="warning",
        cause="Files in content/static/ are published as they are. This one holds Exif, XMP, IPTC or comments: often the camera, the author, the moment, and the place where it was taken.",
        example="content/static/press/portrait.jpg, straight from a telephone",
        fix="Show the picture from a document (then it is cleaned), or put a copy without metadata there.",
    ),
    "BG856": CodeText(
        title="A PDF tells of its making",
        severity="info",
        cause="PDFs are published as they are. This one names its author, title, subject or the program that wrote it, which may say more than its pages do.",
        example="content/articles/harbour/tariff.pdf with the author's full name in its properties",
        fix="If that is nobody's business, save a copy without properties: in most programs under the document's properties, or at export.",
    ),
    "BG857": CodeText(
        title="No point of the lead picture",
        severity="warning",
        cause="`focal` in `image` is the point that a cropped picture must show: two fractions from 0 to 1, or two percentages, from the left and from the top. The middle is taken instead.",
        example="image: {src: bay.jpg, alt: The bay, focal: [300, 200]}",
        fix="Write fractions or percentages: focal: [0.5, 0.3] or focal: 50% 30%.",
    ),
    "BG858": CodeText(
        title="A lead picture without alternative text",
        severity="warning",
        cause="`image` names a picture and not what it shows. Readers who cannot see it, and places where a link to the page is posted, have only these words.",
        example="image: bay.jpg",
        fix='Write a map: image: {src: bay.jpg, alt: "Ships wait in the bay"}. A picture that only adorns is marked: image: {src: bay.jpg, decorative: true}.',
    ),
}
