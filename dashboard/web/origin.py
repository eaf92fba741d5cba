"""Where a request may come from: this host, this site, and in the demonstration this machine."""

from urllib.parse import urlsplit

from flask import abort, request

from dashboard.access.settings import Settings
from dashboard.access.startup import is_loopback

SAFE = ("GET", "HEAD", "OPTIONS")


def refuse_strangers(settings: Settings) -> None:
    """Abort: 400 for another host's name, 403 for another site or, in demo, another machine."""
    if not _host_is_ours(settings):
        abort(400)
    if not settings.production and request.remote_addr and not is_loopback(request.remote_addr):
        abort(403)
    if request.method not in SAFE and not _site_is_ours(settings):
        abort(403)


def _host_is_ours(settings: Settings) -> bool:
    host = request.headers.get("Host", "")
    if request.path == "/healthz" and is_loopback(_name(host)):
        return True
    if not settings.production:
        return is_loopback(_name(host))
    return host.casefold() == urlsplit(settings.address).netloc.casefold()


def _name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _site_is_ours(settings: Settings) -> bool:
    """The Origin that browsers send with a POST; without one, what they say of the site.

    Under `Referrer-Policy: no-referrer` the origin of a form is "null": that says nothing either.
    """
    origin = request.headers.get("Origin", "null")
    if origin == "null":
        return request.headers.get("Sec-Fetch-Site") == "same-origin"
    ours = settings.address.rstrip("/") if settings.production else f"http://{request.host}"
    return origin.casefold() == ours.casefold()
