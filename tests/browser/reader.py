"""Someone in front of a browser: opens pages, follows links, presses keys, notes what went wrong."""

import json
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from tests.dashboard.signed_in import ANALYST

AXE = Path(__file__).with_name("axe.min.js")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)


class Reader:
    """A headless Chromium on the system's own driver."""

    def __init__(self, address: str) -> None:
        options = Options()
        options.binary_location = "/usr/bin/chromium"
        for flag in FLAGS:
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.address = address
        self.driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))

    def sign_in(self, role: str = ANALYST) -> None:
        """Press the button of the demonstration's person of a role; the analyst sees all units."""
        self.driver.get(f"{self.address}/login")
        self.one(f'button[value="{role}"]').click()
        self.wait_for()

    def window(self, width: int, height: int = 900) -> None:
        """The size of the viewport in CSS pixels."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)

    def open(self, path: str, heading: str = "") -> None:
        """Open a page and wait until its figures have arrived."""
        self.driver.get(self.address + path)
        self.wait_for(heading)

    def wait_for(self, heading: str = "") -> None:
        """Wait for a page whose first heading holds the words."""
        self._wait("main#main h1", heading)

    def wait_until(self, said: str) -> None:
        """Wait until the words stand on the page."""
        self._wait("body", said)

    def _wait(self, selector: str, said: str) -> None:
        script = "return document.querySelector(arguments[0])?.innerText?.includes(arguments[1])"
        WebDriverWait(self.driver, 20, poll_frequency=0.05).until(
            lambda driver: driver.execute_script(script, selector, said),
            f"{said!r} never came at {self.where}.",
        )

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def link(self, words: str) -> WebElement:
        return self.driver.find_element(By.PARTIAL_LINK_TEXT, words)

    @property
    def where(self) -> str:
        """The path and query of the address bar."""
        return self.driver.current_url.removeprefix(self.address)

    @property
    def heading(self) -> str:
        return self.one("main h1").text

    def says(self, script: str, *arguments: Any) -> Any:
        """What a line of script returns."""
        return self.driver.execute_script(script, *arguments)

    def problems(self) -> list[str]:
        """What the console has said since it was last asked."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self) -> list[dict[str, Any]]:
        """The network events since they were last asked for."""
        entries = (json.loads(e["message"])["message"] for e in self.driver.get_log("performance"))
        return [entry for entry in entries if entry["method"].startswith("Network.")]

    def barriers(self) -> list[str]:
        """What axe finds serious or critical, by rule and place."""
        self.driver.execute_cdp_cmd("Runtime.evaluate", {"expression": AXE.read_text("utf-8")})
        found = self.driver.execute_async_script(
            "const done = arguments[arguments.length - 1];"
            "axe.run({resultTypes: ['violations']}).then(found => done(found.violations));"
        )
        return [
            f"{rule['impact']} {rule['id']}: {node['html'][:160]}"
            for rule in found
            if rule["impact"] in ("serious", "critical")
            for node in rule["nodes"]
        ]
