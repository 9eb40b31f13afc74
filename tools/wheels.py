"""Prove that every pinned requirement can be installed, from a wheel, wherever dnapp runs.

Asks pip, without downloading, which wheel it would take for each pin on each machine, and
checks that the lock file knows the hash of that wheel. Prints a table; exit 1 for a gap.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

PYTHONS = ("3.11", "3.12", "3.13")


@dataclass(frozen=True)
class Machine:
    """One kind of machine: the oldest system dnapp supports there, as wheel tags."""

    name: str
    sys_platform: str
    platform_system: str
    tags: tuple[str, ...]


MACHINES = (
    Machine("Windows x64", "win32", "Windows", ("win_amd64",)),
    # pip adds the older macOS versions itself, but not the older glibc versions.
    Machine("macOS 15 arm64", "darwin", "Darwin", ("macosx_15_0_arm64",)),
    Machine(
        "Linux, glibc 2.34",
        "linux",
        "Linux",
        (*(f"manylinux_2_{minor}_x86_64" for minor in range(34, 4, -1)), "manylinux2014_x86_64"),
    ),
)


@dataclass(frozen=True)
class Pin:
    """One line of the lock file with its hashes."""

    requirement: Requirement
    hashes: frozenset[str]

    @property
    def name(self) -> str:
        """Name in the form that registries compare."""
        return canonicalize_name(self.requirement.name)

    def __str__(self) -> str:
        return f"{self.name} {str(self.requirement.specifier).removeprefix('==')}"

    def wanted(self, machine: Machine, python: str) -> bool:
        """Whether the pin's marker asks for it there."""
        marker = self.requirement.marker
        return marker is None or marker.evaluate(
            {
                "implementation_name": "cpython",
                "platform_python_implementation": "CPython",
                "platform_system": machine.platform_system,
                "python_full_version": f"{python}.0",
                "python_version": python,
                "sys_platform": machine.sys_platform,
            }
        )


@dataclass(frozen=True)
class Wheel:
    """A wheel in a registry."""

    file: str
    sha256: str


def pins(lock: str) -> Iterator[Pin]:
    """Read the pins of a lock file's text."""
    text = re.sub(r"^\s*#.*$", "", lock, flags=re.MULTILINE).replace("\\\n", " ")
    for line in filter(None, map(str.strip, text.splitlines())):
        requirement, *hashes = re.split(r"\s--hash=sha256:", line)
        yield Pin(Requirement(requirement), frozenset(map(str.strip, hashes)))


def chosen_wheels(wanted: Sequence[Pin], machine: Machine, python: str) -> dict[str, Wheel]:
    """Wheel that pip would take for each pin, by name; a pin without one is left out."""
    platforms = [word for tag in machine.tags for word in ("--platform", tag)]
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        command = [
            *(sys.executable, "-m", "pip", "install", "--dry-run", "--quiet", "--no-deps"),
            *("--ignore-installed", "--only-binary=:all:", "--disable-pip-version-check"),
            *("--python-version", python, *platforms),
            *("--target", folder, "--report", str(report)),
            *(f"{pin.requirement.name}{pin.requirement.specifier}" for pin in wanted),
        ]
        if subprocess.run(command, capture_output=True, check=False).returncode == 0:
            found = json.loads(report.read_text(encoding="utf-8"))["install"]
            return {
                canonicalize_name(item["metadata"]["name"]): Wheel(
                    item["download_info"]["url"].rsplit("/", 1)[1],
                    item["download_info"]["archive_info"]["hashes"]["sha256"],
                )
                for item in found
            }
    # pip names only the first pin it finds no wheel for: halve the list until each is found.
    middle = len(wanted) // 2
    if not middle:
        return {}
    return chosen_wheels(wanted[:middle], machine, python) | chosen_wheels(
        wanted[middle:], machine, python
    )


def verdict(pin: Pin, wheel: Wheel | None) -> str:
    """Table cell: what the wheel is built for, or what is wrong with it in capitals."""
    if wheel is None:
        return "NONE"
    if wheel.sha256 not in pin.hashes:
        return "HASH"
    tag = next(iter(parse_wheel_filename(wheel.file)[3]))
    if tag.abi == "none":
        return "any" if tag.platform == "any" else "py3"
    return "abi3" if tag.abi == "abi3" else tag.interpreter


def main(lock: str) -> int:
    """Print the table for one lock file; 1 when a pin cannot be installed somewhere."""
    all_pins = list(pins(Path(lock).read_text(encoding="utf-8")))
    targets = [(machine, python) for machine in MACHINES for python in PYTHONS]
    columns = []
    for machine, python in targets:
        wanted = [pin for pin in all_pins if pin.wanted(machine, python)]
        wheels = chosen_wheels(wanted, machine, python)
        columns.append(
            [verdict(pin, wheels.get(pin.name)) if pin in wanted else "-" for pin in all_pins]
        )
    width = max(len(str(pin)) for pin in all_pins)
    print(" " * width, *(f"{machine.name:<20}" for machine in MACHINES))
    print(" " * width, *(f"{python:<6}" for _, python in targets))
    for row, pin in enumerate(all_pins):
        print(f"{pin!s:<{width}}", *(f"{column[row]:<6}" for column in columns))
    gaps = sum(cell in {"NONE", "HASH"} for column in columns for cell in column)
    print(f"\n{len(all_pins)} pins, {len(targets)} targets, {gaps} gaps")
    return 1 if gaps else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
