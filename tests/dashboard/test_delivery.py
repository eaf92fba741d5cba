import gzip
import re

import brotli
import pytest
from dash import Dash
from flask.testing import FlaskClient

YEAR = "public, max-age=31536000, immutable"


def scripts(client: FlaskClient) -> list[str]:
    return re.findall(r'src="([^"]+)"', client.get("/").get_data(as_text=True))


def test_every_script_is_ours_compressed_and_kept_for_a_year(client: FlaskClient) -> None:
    for address in scripts(client):
        assert address.startswith("/")
        answer = client.get(address, headers={"Accept-Encoding": "gzip, br"})
        assert answer.headers["Content-Encoding"] == "br", address
        assert answer.headers["Cache-Control"] == YEAR, address


def test_compressed_bytes_are_the_same_bytes(client: FlaskClient) -> None:
    address = next(name for name in scripts(client) if "navigate" in name)
    plain = client.get(address).data
    assert brotli.decompress(client.get(address, headers={"Accept-Encoding": "br"}).data) == plain
    zipped = client.get(address, headers={"Accept-Encoding": "gzip"}).data
    assert gzip.decompress(zipped) == plain


def test_a_known_file_is_not_sent_twice(client: FlaskClient) -> None:
    first = client.get("/assets/triangulate.css", headers={"Accept-Encoding": "br"})
    again = client.get(
        "/assets/triangulate.css",
        headers={"Accept-Encoding": "br", "If-None-Match": first.headers["ETag"]},
    )
    assert again.status_code == 304
    assert not again.data


@pytest.mark.parametrize("address", ["/", "/question/3", "/_dash-layout", "/_dash-dependencies"])
def test_pages_are_never_kept(client: FlaskClient, address: str) -> None:
    assert client.get(address).headers["Cache-Control"] == "no-store"


def test_a_browser_that_takes_nothing_compressed_gets_it_plain(client: FlaskClient) -> None:
    answer = client.get("/_dash-dependencies", headers={"Accept-Encoding": "identity"})
    assert "Content-Encoding" not in answer.headers


def test_the_policy_lets_no_evaluated_code_and_no_other_host(
    app: Dash, client: FlaskClient
) -> None:
    answer = client.get("/")
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe-eval" not in policy
    assert "http" not in policy
    assert re.search(r"script-src 'self'( 'sha256-[^']+')+;", policy)
    assert all(found in policy for found in app.csp_hashes())
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_layouts_of_other_pages_are_not_in_the_first_answer(client: FlaskClient) -> None:
    assert "validation_layout" not in client.get("/").get_data(as_text=True)


def test_the_model_context_endpoint_is_shut(client: FlaskClient) -> None:
    assert client.post("/_mcp", json={}).status_code in (404, 405)


def test_health(client: FlaskClient) -> None:
    assert client.get("/healthz").status_code == 200
