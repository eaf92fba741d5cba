"""Sign-in with the council's identity provider: OpenID Connect with PKCE, by Authlib.

Authlib checks the state, the nonce, the signature, the issuer and the times. Checked here as well:
the audience, the tenant and the object id. A person is (tid, oid), never an e-mail address; what a
person may do comes from the app roles of the token and from our own unit file.
"""

from collections.abc import Callable, Mapping
from typing import Any

from authlib.integrations.base_client import OAuthError
from authlib.integrations.flask_client import OAuth
from flask import Flask, Response, request, session
from werkzeug.wrappers import Response as Answer

from dashboard.access.identity import Door
from dashboard.access.people import people
from dashboard.access.permissions import needing_nobody
from dashboard.web import refusals
from warehouse.gate.roles import read_roles

NOT_LET_IN = (
    "You have signed in to your work account, but nobody has given it a role and a unit here. Ask"
    " the administrator of Triangulate."
)
NOT_PROVED = "The sign-in could not be proved. Try again, and quote reference {}, if it stays so."
Enter = Callable[..., Answer]


class NotProved(Exception):
    """What the provider says does not prove who this is."""


def register(server: Flask, door: Door, enter: Enter) -> None:
    """Know the provider of the settings, and take back whom it sends."""
    settings = door.settings
    server.secret_key = door.keys.trip
    server.config.update(
        SESSION_COOKIE_NAME="__Host-trip",
        SESSION_COOKIE_SECURE=True,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
    )
    OAuth(server).register(
        "provider",
        client_id=settings.client_id,
        client_secret=settings.client_secret.get_secret_value(),
        server_metadata_url=f"{settings.issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid profile", "code_challenge_method": "S256", "timeout": 10},
    )

    @server.get("/auth/callback")
    @needing_nobody
    def arrive() -> Answer:
        try:
            identity, name, role = who(door, _claims(server))
        except (OAuthError, NotProved) as wrong:
            said = NOT_PROVED.format(refusals.note(wrong))
            return Response(said, 403, content_type="text/plain; charset=utf-8")
        except Exception as wrong:
            said = NOT_PROVED.format(refusals.note(wrong))
            return Response(said, 502, content_type="text/plain; charset=utf-8")
        to = session.pop("next", "")
        session.clear()
        return enter(door, identity, name, role, to)


def leave(server: Flask, to: str) -> Answer:
    """Send a browser to the provider, remembering the page it wanted."""
    session.clear()
    session["next"] = to
    client = server.extensions["authlib.integrations.flask_client"].provider
    address = server.extensions["door"].settings.address.rstrip("/")
    answer: Answer = client.authorize_redirect(f"{address}/auth/callback")
    return answer


def _claims(server: Flask) -> Mapping[str, Any]:
    client = server.extensions["authlib.integrations.flask_client"].provider
    if "code" not in request.args and "error" not in request.args:
        raise NotProved("The provider sent no code.")
    claims: Mapping[str, Any] | None = client.authorize_access_token().get("userinfo")
    if not claims:
        raise NotProved("The provider sent no identity.")
    return claims


def who(door: Door, claims: Mapping[str, Any]) -> tuple[str, str, str]:
    """Identity, name and role of the claims. Raises NotProved for what is not ours."""
    settings = door.settings
    audience = claims.get("aud")
    if audience not in (settings.client_id, [settings.client_id]):
        raise NotProved("The token is for another application.")
    if str(claims.get("iss", "")).rstrip("/") != settings.issuer.rstrip("/"):
        raise NotProved("The token is of another issuer.")
    if claims.get("tid") != settings.tenant:
        raise NotProved("The token is of another tenant.")
    identifier = claims.get("oid")
    if not isinstance(identifier, str) or not identifier or "|" in identifier:
        raise NotProved("The token names no person.")
    name = str(claims.get("name") or "")[:200]
    return f"{settings.tenant}|{identifier}", name, _role(door, identifier, claims)


def _role(door: Door, identifier: str, claims: Mapping[str, Any]) -> str:
    """The one role that the token and the unit file agree on; empty, so that none is let in."""
    named = claims.get("roles")
    given = [role for role in named if isinstance(role, str)] if isinstance(named, list) else []
    known = {role for role in given if role in read_roles(door.settings.roles).roles}
    person = people(door.settings.people).get(identifier) if door.settings.people else None
    if person is not None and person.role:
        known &= {person.role}
    return known.pop() if len(known) == 1 else ""
