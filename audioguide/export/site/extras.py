"""Files that hosts and search engines read: `_headers`, `robots.txt`, `sitemap.xml`, `.nojekyll`.

Pure. docs/hosting.md tells which host reads which.
"""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from audioguide.player.files import FOREVER
from audioguide.player.security import POLICY, SECURITY_HEADERS

ROBOTS, SITEMAP = "robots.txt", "sitemap.xml"
NOT_LISTED = {"offline/index.html"}
FOR_APPS = (
    "/feed.xml",
    "/guides/:guide/feed.xml",
    "/guides/:guide/whole.xml",
    "/guides/:guide/downloads/*",
)
LASTING = ("/static/*", "/guides/:guide/files/*")


def render_extras(paths: Iterable[str], site_url: str | None) -> dict[str, str]:
    """Write those files by their paths. Search engines want whole addresses: those need a URL."""
    extras = {".nojekyll": "", "_headers": render_headers()}
    if site_url is not None:
        extras[ROBOTS] = f"User-agent: *\nAllow: /\n\nSitemap: {site_url}{SITEMAP}\n"
        extras[SITEMAP] = render_sitemap(paths, site_url)
    return extras


def find_site_url(robots: str) -> str | None:
    """Find the address of a site in its robots.txt."""
    start, end = "Sitemap: ", SITEMAP
    lines = (line for line in robots.splitlines() if line.startswith(start) and line.endswith(end))
    return next((line.removeprefix(start).removesuffix(end) for line in lines), None)


def render_headers() -> str:
    """Write what Netlify and Cloudflare Pages send: the headers that the player's server sends."""
    policy = "; ".join((*POLICY, "frame-ancestors 'none'"))
    headers = {**SECURITY_HEADERS, "Content-Security-Policy": policy}
    # Of two lines for one address both would be sent, and podcast apps may read what is for them.
    del headers["Cross-Origin-Resource-Policy"]
    blocks = ["/*\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())]
    blocks += [f"{path}\n  Cache-Control: {FOREVER}\n" for path in LASTING]
    blocks += [f"{path}\n  Access-Control-Allow-Origin: *\n" for path in FOR_APPS]
    return "\n".join(blocks)


def render_sitemap(paths: Iterable[str], site_url: str) -> str:
    """List the pages (https://www.sitemaps.org/protocol.html)."""
    pages = sorted(set(paths) - NOT_LISTED)
    addresses = (
        f"{site_url}{path.removesuffix('index.html')}"
        for path in pages
        if path.endswith("index.html")
    )
    lines = "".join(f" <url><loc>{escape(address)}</loc></url>\n" for address in addresses)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</urlset>\n'
    )
