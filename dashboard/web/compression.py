"""How bytes leave: compressed, kept by browsers where the address has a fingerprint, else never."""

import gzip
import hashlib
import re
from functools import lru_cache
from typing import Final

import brotli
from flask import Flask, Response, request

WORTH_COMPRESSING: Final = 600
COMPRESSIBLE: Final = re.compile(r"text/|application/(json|javascript|x-javascript)|image/svg")
STATIC: Final = ("/assets/", "/_dash-component-suites/")
FINGERPRINT: Final = re.compile(r"\.v[\w-]+m[0-9a-f]+\.")
A_YEAR: Final = "public, max-age=31536000, immutable"


def deliver(server: Flask) -> None:
    """Compress every answer worth it, and say how long it may be kept."""
    server.after_request(finish)


def finish(response: Response) -> Response:
    """Static files are compressed hard and once; pages and figures quickly, and never kept."""
    static = request.path.startswith(STATIC)
    if response.status_code == 200:
        _compress(response, static)
    if not static:
        response.headers["Cache-Control"] = "no-store"
    elif "m" in request.args or FINGERPRINT.search(request.path):
        response.headers["Cache-Control"] = A_YEAR
    return response


def _compress(response: Response, static: bool) -> None:
    if not COMPRESSIBLE.match(response.mimetype or ""):
        return
    response.direct_passthrough = False
    plain = response.get_data()
    coding = _accepted()
    response.vary.add("Accept-Encoding")
    if coding and len(plain) >= WORTH_COMPRESSING and "Content-Encoding" not in response.headers:
        response.set_data(squeezed_once(plain, coding) if static else squeezed(plain, coding))
        response.headers["Content-Encoding"] = coding
    if static:
        response.set_etag(hashlib.sha256(plain).hexdigest()[:16] + coding)
        response.make_conditional(request)


def _accepted() -> str:
    for coding in ("br", "gzip"):
        if request.accept_encodings[coding] > 0:
            return coding
    return ""


def squeezed(plain: bytes, coding: str, effort: int = 2) -> bytes:
    """The bytes in the given coding ("br" or "gzip"); effort 1 to 9."""
    if coding == "br":
        return bytes(brotli.compress(plain, quality=effort))
    return gzip.compress(plain, effort, mtime=0)


@lru_cache(maxsize=64)
def squeezed_once(plain: bytes, coding: str) -> bytes:
    """A static file, compressed hard, for as long as the process lives."""
    return squeezed(plain, coding, effort=9)
