"""What pyproject.toml cannot say: the folders beside the code are data of the wheel.

There they lie in one package, `triangulate`, laid out as here. pyproject.toml can either find
packages or map folders to them; the rooms are found, so that a new folder of a room is in the wheel
without being named.
"""

from setuptools import find_packages, setup

ROOMS = ("cli", "dashboard", "measures", "sample", "warehouse")
DATA = {
    "triangulate.assets": "assets",
    "triangulate.data.benchmarks": "data/benchmarks",
    "triangulate.data.reference": "data/reference",
    "triangulate.queries": "queries",
}

setup(
    packages=[*find_packages(include=[*ROOMS, *(f"{room}.*" for room in ROOMS)]), *DATA],
    package_dir=DATA,
    package_data={
        **{name: ["**/*"] for name in DATA},
        "dashboard.web": ["*.css", "*.html"],
        "warehouse.journal": ["migrations/**/*.py", "migrations/*.mako"],
    },
)
