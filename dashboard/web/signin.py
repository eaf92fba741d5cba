"""Signing in and out, and the wall around everything else."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import dash
from flask import (
    Flask,
    Response,
    abort,
    g,
    make_response,
    redirect,
    render_template_string,
    request,
)
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.wrappers import Response as Answer

from dashboard.access import demo
from dashboard.access.identity import Door, Principal
from dashboard.access.permissions import PUBLIC, needing, needing_nobody
from dashboard.access.settings import Settings
from dashboard.access.startup import synthetic
from dashboard.view import url
from dashboard.view.url import Filters
from dashboard.web import provider, refusals
from dashboard.web.frame import MARK
from dashboard.web.origin import refuse_strangers
from warehouse.gate import audit
from warehouse.gate.read import OtherVersion, hold, let_go
from warehouse.journal import sessions
from warehouse.problems import Refused

HERE = Path(__file__).resolve().parent
# All that answers without a sign-in, by method and path.
OPEN = {
    ("GET", "/login"),
    ("POST", "/login"),
    ("GET", "/login.css"),
    ("GET", "/auth/callback"),
    ("GET", "/healthz"),
}
OF_A_DISPLAY = 366 * 24 * 3600
A_CODE_LIVES = 24 * 3600


def register(server: Flask, settings: Settings) -> None:
    """Put the wall before every request, and the ways through it."""
    door = Door(settings)
    server.extensions["door"] = door
    server.before_request(lambda: wall(door))
    server.teardown_request(lambda _: let_go())
    behind = settings.trusted_proxies if settings.production else 0
    if behind:
        # Flask asks for this to be replaced; its type says that it is a method.
        server.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            server.wsgi_app, x_for=behind, x_proto=behind, x_host=0
        )
    if settings.production:
        provider.register(server, door, enter)

    @server.get("/login.css")
    @needing_nobody
    def stylesheet() -> Response:
        return Response((HERE / "login.css").read_text("utf-8"), content_type="text/css")

    @server.get("/login")
    @needing_nobody
    def login() -> Answer | str:
        if settings.production and "go" in request.args:
            return provider.leave(server, asked_for())
        return page(door)

    @server.post("/login")
    @needing_nobody
    def enter_here() -> Answer | tuple[str, int]:
        if request.form.get("code"):
            return enter_display(door, request.form["code"])
        if settings.production:
            abort(404)
        who = demo.person(door, request.form.get("role", ""))
        if who is None:
            return page(door, "There is no such person here."), 400
        return enter(door, who.identity, who.name, who.role, asked_for())

    @server.post("/logout")
    @needing(PUBLIC)
    def logout() -> Answer:
        sessions.end(door.journal, g.principal.session)
        answer = redirect("/login", 303)
        answer.delete_cookie(cookie(settings), path="/", secure=settings.production)
        return answer


def wall(door: Door) -> Answer | None:
    """Let nobody past who has not signed in; find anew who it is. Runs before every request."""
    audit.reading(None)
    hold()
    refuse_strangers(door.settings)
    unfit = unfit_snapshot(door.settings)
    if unfit and request.path != "/healthz":
        return Response(unfit, 503, content_type="text/plain; charset=utf-8")
    method = "GET" if request.method == "HEAD" else request.method
    if (method, request.path) in OPEN:
        return None
    try:
        g.principal = door.resolve(request.cookies.get(cookie(door.settings), ""))
    except Refused as wrong:
        reference = refusals.note(wrong)
        return Response(f"Nobody can sign in now. Reference {reference}.", 503)
    if g.principal is None:
        return _to_the_login()
    if request.path == "/" and method == "GET" and not g.principal.scope.may("aggregates"):
        return redirect(g.principal.opens, 303)
    who = g.principal.session
    audit.reading(audit.Reader(door.log, who.person, who.role, g.principal.scope))
    if _acts(g.principal):
        sessions.act(door.journal, g.principal.session)
    return None


def unfit_snapshot(settings: Settings) -> str:
    """Why the snapshot that serves now must not be shown, whatever served at the start."""
    try:
        marked = synthetic(settings)
    except OtherVersion as older:
        return str(older)
    if marked is None or marked != settings.production:
        return ""
    return (
        "The snapshot is marked synthetic; production shows a council's own records only."
        if marked
        else "The snapshot holds a council's own records; the demonstration shows none."
    )


def _acts(who: Principal) -> bool:
    """Whether this request is something the person did: not a file, not a page refreshing."""
    if who.is_display or request.path.startswith(("/assets/", "/_dash-component-suites/")):
        return False
    if request.path != "/_dash-update-component":
        return True
    asked = request.get_json(silent=True)
    changed = asked.get("changedPropIds") if isinstance(asked, dict) else None
    return not any("n_intervals" in str(one) for one in changed or [])


def _to_the_login() -> Answer:
    """A page leads to the login and back; everything else is refused."""
    wants_page = request.method == "GET" and is_page(request.path)
    if not wants_page:
        return Response("Sign in first.", 401, content_type="text/plain; charset=utf-8")
    asked = request.full_path.rstrip("?")
    return redirect("/login" if asked == "/" else f"/login?next={url.quoted(asked)}", 303)


def is_page(path: str) -> bool:
    """Whether a path is one of the registered pages."""
    return any(
        path == entry["path"] or _matches(entry.get("path_template"), path)
        for entry in dash.page_registry.values()
        if entry.get("nav") or entry.get("path_template")
    )


def _matches(template: str | None, path: str) -> bool:
    parts = (template or "").split("/")
    given = path.split("/")
    return (
        bool(template)
        and len(parts) == len(given)
        and all(
            want == have or (want.startswith("<") and have)
            for want, have in zip(parts, given, strict=True)
        )
    )


def asked_for() -> str:
    """The page to go to after signing in: a registered one, its query read and written anew."""
    text = request.values.get("next", "")
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    plain = re.fullmatch(r"/[\w/:.-]*", parts.path, re.ASCII)
    if parts.scheme or parts.netloc or not plain or not is_page(parts.path):
        return ""
    query = dict(pair.partition("=")[::2] for pair in parts.query.split("&") if pair)
    return url.link(parts.path, url.parse({name: url.unquoted(one) for name, one in query.items()}))


def page(door: Door, problem: str = "") -> str:
    """The sign-in page: people of every role in the demonstration, else the way to the provider."""
    listed = [] if door.settings.production else demo.people(door)
    return render_template_string(
        (HERE / "login.html").read_text("utf-8"),
        people=listed,
        problem=problem,
        next=asked_for(),
        mark=MARK,
        code="code" in request.args,
    )


def enter(door: Door, identity: str, name: str, role: str, to: str = "") -> Answer:
    """Begin a session under a new number, and go to a page; the earlier session ends."""
    _end_earlier(door)
    number, _ = sessions.begin(door.journal, sessions.PERSON, identity, name, role)
    who = door.resolve(number)
    if who is None:
        return make_response(page(door, provider.NOT_LET_IN), 403)
    answer = redirect(to or url.opened(who.opens, Filters().at(who.home)), 303)
    return _carrying(door, answer, number)


def enter_display(door: Door, code: str) -> Answer | tuple[str, int]:
    """Turn a code, used once, into the session of a display."""
    pending = sessions.take_code(door.journal, code.strip(), A_CODE_LIVES)
    if pending is None:
        return page(door, "This code does not hold, or has been used; ask for another."), 400
    _end_earlier(door)
    number, _ = sessions.begin(
        door.journal, sessions.DISPLAY, pending.person, pending.name, pending.role, pending.unit
    )
    return _carrying(door, redirect("/", 303), number, OF_A_DISPLAY)


def _end_earlier(door: Door) -> None:
    number = request.cookies.get(cookie(door.settings), "")
    earlier = sessions.find(door.journal, number, door.limits) if number else None
    if earlier is not None:
        sessions.end(door.journal, earlier)


def _carrying(door: Door, answer: Answer, number: str, keep: int | None = None) -> Answer:
    answer.set_cookie(
        cookie(door.settings),
        number,
        max_age=keep,
        path="/",
        httponly=True,
        samesite="Lax",
        secure=door.settings.production,
    )
    return answer


def cookie(settings: Settings) -> str:
    """The cookie's name. `__Host-` binds it to this host over https, which a demo does not have."""
    return "__Host-sid" if settings.production else "sid-demo"
