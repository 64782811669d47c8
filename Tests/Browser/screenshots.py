"""Pictures of HTML reports, to be looked at: python3 screenshots.py HOPTRACE FOLDER [NAME.LANGUAGE…]

Of each report: wide (1440) in light and dark, narrow (360), and the pages that a printer gets (with pdftoppm)."""

import base64
import os
import shutil
import subprocess
import sys
import tempfile

import devtools
import samples

# A picture that is higher shows no more to the eye. A page of tokens without an end was not painted within a minute.
HIGHEST = 9000
VIEWS = [("wide", 1440, "light"), ("dark", 1440, "dark"), ("narrow", 360, "light")]
LEFT_OUT = ("hostile-long-token", "hostile-unbroken", "long-header")


def save(data, path):
    with open(path, "wb") as file:
        file.write(base64.b64decode(data))


def picture(browser, report, path, width, scheme):
    page = devtools.Page(browser, report, width, scheme=scheme)
    height = min(HIGHEST, page.value("document.documentElement.scrollHeight"))
    clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
    save(page.call("Page.captureScreenshot", format="png", captureBeyondViewport=True, clip=clip)["data"], path)
    page.close()


def printed(browser, report, path):
    page = devtools.Page(browser, report, 1024)
    save(page.call("Page.printToPDF", printBackground=True, preferCSSPageSize=True)["data"], path)
    page.close()
    if shutil.which("pdftoppm"):
        subprocess.run(["pdftoppm", "-png", "-r", "70", path, path.removesuffix(".pdf")], check=True)


def main(hoptrace, folder, names):
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)

    def wanted(name, language):
        return name + "." + language in names if names else name not in LEFT_OUT and not (
            name.startswith("hostile") and language == "ja")

    with tempfile.TemporaryDirectory() as scratch, devtools.Browser() as browser:
        for name, report in samples.reports(hoptrace, scratch, wanted).items():
            for view, width, scheme in VIEWS:
                picture(browser, report, os.path.join(folder, f"{name}.{view}.png"), width, scheme)
            printed(browser, report, os.path.join(folder, name + ".print.pdf"))


if __name__ == "__main__":
    if not devtools.executable():
        sys.exit("screenshots: no Chromium is installed")
    main(os.path.abspath(sys.argv[1]), sys.argv[2], sys.argv[3:])
