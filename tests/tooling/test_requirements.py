"""The lock files pin what pyproject.toml names, with hashes, and name no registry."""

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.wheels import Pin, pins

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("run.txt", "dev.txt")


def lock_text(name: str) -> str:
    return (ROOT / "requirements" / name).read_text(encoding="utf-8")


def locked(name: str) -> dict[str, Pin]:
    return {pin.name: pin for pin in pins(lock_text(name))}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_is_one_exact_version_with_hashes(lock: str) -> None:
    found = list(pins(lock_text(lock)))
    assert len(found) == len({pin.name for pin in found}) > 20
    for pin in found:
        assert [part.operator for part in pin.requirement.specifier] == ["=="]
        assert pin.hashes
        assert all(re.fullmatch("[0-9a-f]{64}", digest) for digest in pin.hashes)


@pytest.mark.parametrize("lock", LOCKS)
def test_no_registry_is_named(lock: str) -> None:
    assert not re.findall(
        r"://|--(?:extra-)?index-url|--find-links|--trusted-host", lock_text(lock)
    )


@pytest.mark.parametrize(
    ("lock", "named"),
    [
        ("run.txt", PROJECT["project"]["dependencies"]),
        ("dev.txt", PROJECT["dependency-groups"]["dev"]),
    ],
)
def test_what_the_project_names_is_pinned_within_its_bounds(lock: str, named: list[str]) -> None:
    found = locked(lock)
    for requirement in map(Requirement, named):
        version = str(found[canonicalize_name(requirement.name)].requirement.specifier)
        assert requirement.specifier.contains(version.removeprefix("=="))


def test_extras_that_a_package_asks_for_are_pinned_with_them() -> None:
    found = locked("dev.txt")
    asked: dict[str, set[str]] = {}
    for distribution in metadata.distributions():
        for line in distribution.requires or ():
            needed = Requirement(line)
            name = canonicalize_name(needed.name)
            if needed.extras and name in found and (not needed.marker or needed.marker.evaluate()):
                asked.setdefault(name, set()).update(needed.extras)
    assert asked["coverage"] == {"toml"}
    for name, extras in asked.items():
        assert found[name].requirement.extras >= extras, f"{name} is pinned without {extras}"


def test_developers_run_what_users_get() -> None:
    developers = locked("dev.txt")
    for name, pin in locked("run.txt").items():
        mine = developers[name]
        assert (mine.requirement.specifier, mine.hashes) == (pin.requirement.specifier, pin.hashes)
        # What only some users need, every developer may have.
        assert mine.requirement.marker in (None, pin.requirement.marker)


def test_pyside_stays_below_the_release_that_aborts_on_python_3_11() -> None:
    version = str(locked("run.txt")["pyside6-essentials"].requirement.specifier)
    assert version.startswith("==6.11.")


def test_a_pin_is_read_with_its_marker_and_all_hashes() -> None:
    first, second = "a" * 64, "b" * 64
    (pin,) = pins(
        f"colorama==0.4.6 ; sys_platform == 'win32' \\\n    --hash=sha256:{first} \\\n"
        f"    --hash=sha256:{second}\n    # via pytest\n"
    )
    assert pin.name == "colorama"
    assert pin.hashes == {first, second}
    assert str(pin.requirement.marker) == 'sys_platform == "win32"'
