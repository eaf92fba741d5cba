"""What every answer tells the browser: which scripts may run, who may frame it, what to keep."""

from collections.abc import Callable, Sequence
from functools import cache

from flask import Flask, Response


def policy(script_hashes: Sequence[str]) -> str:
    """The content security policy: everything from this host, no evaluated code.

    Charts and tables set inline styles, which is why styles alone are let in unhashed.
    """
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src 'self' {' '.join(script_hashes)}".strip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "object-src 'none'",
        ]
    )


def protect(server: Flask, script_hashes: Callable[[], Sequence[str]], https: bool = False) -> None:
    """Set the security headers on every answer.

    The hashes of inline scripts are asked for at the first answer: the router adds its own script
    when the first request comes in.
    """

    @cache
    def headers() -> dict[str, str]:
        return {
            "Content-Security-Policy": policy(script_hashes()),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            **(
                {"Strict-Transport-Security": "max-age=31536000; includeSubDomains"}
                if https
                else {}
            ),
            "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        }

    @server.after_request
    def set_headers(response: Response) -> Response:
        response.headers.update(headers())
        return response
