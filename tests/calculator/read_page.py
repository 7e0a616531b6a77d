"""Looks at pages in headless Chromium, and holds their numbers against the JSON beside them.

    read_page.py PAGE.html...      (PAGE.json beside each)

A script is put into a copy of each page (whose policy would refuse it) that measures the page in a frame of the width
asked for, as a window of the browser cannot be that narrow; Chromium prints what it finds. The PDF is made of the page
itself.
"""
import html
import html.parser
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
MEASURE = r"""
<script>
addEventListener('load', () => setTimeout(() => {
  const found = [];
  const page = document.documentElement;
  if (page.scrollWidth > innerWidth) {
    const wide = [...document.querySelectorAll('body *')].find(one => !one.closest('.scroll')
      && one.getBoundingClientRect().right > innerWidth + 1);
    found.push(`scrolls sideways: ${page.scrollWidth} > ${innerWidth} ${wide ? wide.outerHTML.slice(0, 200) : ''}`);
  }
  const boxes = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode;
    const parent = text.parentElement;
    if (!text.data.trim() || parent.closest('script,style,title,desc,details:not([open]) > :not(summary)')) continue;
    if (getComputedStyle(parent).visibility === 'hidden') continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const box of range.getClientRects()) {
      if (box.width > 1 && box.height > 1) boxes.push({box, text});
    }
  }
  boxes.sort((a, b) => a.box.top - b.box.top);
  for (let i = 0; i < boxes.length; ++i) {
    for (let j = i + 1; j < boxes.length && boxes[j].box.top < boxes[i].box.bottom - 3; ++j) {
      const a = boxes[i], b = boxes[j];
      if (a.text === b.text) continue;
      // what is scrolled out of sight in its own box is clipped there
      const scrollA = a.text.parentElement.closest('.scroll'), scrollB = b.text.parentElement.closest('.scroll');
      const stuck = scrollA && scrollA === scrollB && scrollA.scrollWidth > scrollA.clientWidth;
      if (stuck || scrollA !== scrollB) continue;
      const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      if (wide > 2 && high > 4) found.push(`overlap by ${wide.toFixed(0)} x ${high.toFixed(0)}: `
        + `'${a.text.data.trim().slice(0, 60)}' and '${b.text.data.trim().slice(0, 60)}'`);
    }
  }
  for (const one of performance.getEntriesByType('resource')) found.push(`loads ${one.name}`);
  for (const one of document.querySelectorAll('main script, header script')) found.push('has a script');
  if (window.failed) found.push(`script error: ${window.failed}`);
  parent.postMessage(JSON.stringify({width: innerWidth, title: document.title, texts: boxes.length, found}), '*');
}, 0));
addEventListener('error', event => { window.failed = event.message; });
</script>
"""


FRAME = """<!DOCTYPE html><body><iframe src="{page}" width="{width}" height="900" style="border:0"></iframe><script>
addEventListener('message', event => {{
  const pre = document.createElement('pre');
  pre.id = 'found';
  pre.textContent = event.data;
  document.body.append(pre);
}});
</script>"""


def chromium(*arguments):
    with tempfile.TemporaryDirectory() as profile:
        done = subprocess.run(
            [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
             "--disable-dev-shm-usage", "--hide-scrollbars", "--host-resolver-rules=MAP * ~NOTFOUND",
             f"--user-data-dir={profile}", *arguments],
            capture_output=True, text=True, timeout=120, check=True)
    return done.stdout


class Page(html.parser.HTMLParser):
    """The numbers of a page by table, row and column, and its title."""

    def __init__(self, text):
        super().__init__()
        self.table = self.row = None
        self.in_title = False
        self.title = ""
        self.numbers = {}
        self.shown = set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.in_title = tag == "title" and not self.title
        self.table = given.get("data-table", self.table)
        self.row = given.get("data-row", self.row)
        if "data-column" in given:
            self.shown.add((self.table, self.row, given["data-column"]))
        if "data-value" in given:
            self.numbers[self.table, self.row, given["data-column"]] = float(given["data-value"])

    def handle_endtag(self, tag):
        self.in_title = False

    def handle_data(self, text):
        if self.in_title:
            self.title += text


def numbers_of(document):
    """The numbers of the JSON, and all its cells."""
    numbers, cells = {}, set()
    for table, content in document["tables"].items():
        for row, values in content["rows"].items():
            for column, value in values.items():
                cells.add((table, row, column))
                if isinstance(value, (int, float)):
                    numbers[table, row, column] = float(value)
    return numbers, cells


def faults_of_pdf(pdf):
    """Words of a PDF that leave their page or lie upon one another."""
    printed = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    faults = []
    words_in_all = 0
    for number, page in enumerate(printed.split("<page ")[1:], 1):
        width = float(re.search(r'width="([\d.]+)"', page).group(1))
        words = [(float(top), float(left), float(right), float(bottom), word) for left, top, right, bottom, word in re.findall(
            r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', page)]
        words.sort()
        words_in_all += len(words)
        for i, (top, left, right, bottom, word) in enumerate(words):
            if right > width or left < 0:
                faults.append(f"page {number}: '{word}' leaves the page")
            for other_top, other_left, other_right, other_bottom, other in words[i + 1:]:
                if other_top > bottom - 3:
                    break
                wide = min(right, other_right) - max(left, other_left)
                high = min(bottom, other_bottom) - max(top, other_top)
                if wide > 2 and high > 3:
                    faults.append(f"page {number}: '{word}' and '{other}' overlap by {wide:.0f} x {high:.0f}")
    if words_in_all < 20:
        faults.append(f"only {words_in_all} words")
    return [f"PDF: {fault}" for fault in faults]


def faults_of(path):
    text = path.read_text(encoding="utf-8")
    document = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    page = Page(text)
    faults = []
    numbers, cells = numbers_of(document)
    if page.numbers != numbers:
        faults.append(f"numbers differ: {sorted(set(page.numbers.items()) ^ set(numbers.items()), key=str)[:3]}")
    if page.shown != cells:
        faults.append(f"cells differ: {sorted(page.shown ^ cells, key=str)[:3]}")
    if page.title != document["about"]["case"]:
        faults.append(f"title is {page.title!r}, not {document['about']['case']!r}")
    copy = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
    with tempfile.TemporaryDirectory() as folder:
        measured = pathlib.Path(folder) / "measured.html"
        measured.write_text(copy.replace("</head>", MEASURE + "</head>"), encoding="utf-8")
        for width in (390, 1280):
            frame = pathlib.Path(folder) / "frame.html"
            frame.write_text(FRAME.format(page=measured.as_uri(), width=width), encoding="utf-8")
            printed = chromium("--window-size=1400,1000", "--virtual-time-budget=10000", "--dump-dom", frame.as_uri())
            found = re.search(r'<pre id="found">(.*?)</pre>', printed, re.DOTALL)
            if not found:
                faults.append(f"{width}: was not measured")
                continue
            seen = json.loads(html.unescape(found.group(1)))
            if seen["width"] != width or seen["texts"] < 20 or seen["title"] != page.title:
                faults.append(f"{width}: measured {seen}")
            faults += [f"{width}: {one}" for one in seen["found"]]
        pdf = pathlib.Path(folder) / "page.pdf"
        chromium(f"--print-to-pdf={pdf}", "--no-pdf-header-footer", path.as_uri())
        faults += faults_of_pdf(pdf)
    return faults


def main():
    if not BROWSER:
        sys.exit("chromium is not installed: apt-get install chromium fonts-wqy-microhei")
    all_faults = []
    for name in sys.argv[1:]:
        faults = faults_of(pathlib.Path(name).resolve())
        print(f"{name}: {len(faults)} faults", flush=True)
        all_faults += [f"{name}: {fault}" for fault in faults]
    if all_faults:
        sys.exit("\n".join(all_faults[:40]))


main()
