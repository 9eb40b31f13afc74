"""Frozen dataclasses whose methods are written once instead of generated for each class.

The record types and field kinds are some forty classes with up to sixty fields. `dataclass` writes
and compiles five methods for each of them at every start of the program; these do the same.
"""

from __future__ import annotations

import dataclasses
from typing import Any, ClassVar, NoReturn, TypeVar, dataclass_transform

F = TypeVar("F", bound="Frozen")


class Frozen:
    """Base of classes declared with `@frozen`: made from keywords, equal by value, unchangeable.

    Every field has a default, so that any of them may be left out.
    """

    __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]
    _defaults: ClassVar[dict[str, object]] = {}

    def __init__(self, **values: object) -> None:
        if not values.keys() <= self._defaults.keys():
            unknown = ", ".join(sorted(values.keys() - self._defaults.keys()))
            raise TypeError(f"{type(self).__name__} has no field {unknown}")
        self.__dict__.update(self._defaults)
        self.__dict__.update(values)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")

    def _values(self) -> tuple[object, ...]:
        held = self.__dict__
        return tuple(held[name] for name in self._defaults)


@dataclass_transform(
    kw_only_default=True, frozen_default=True, field_specifiers=(dataclasses.field,)
)
def frozen(cls: type[F]) -> type[F]:
    """Declare the fields of a `Frozen` class; TypeError when one has no default."""
    dataclasses.dataclass(init=False, repr=False, eq=False)(cls)
    cls._defaults = {field.name: field.default for field in dataclasses.fields(cls)}
    lacking = [name for name, value in cls._defaults.items() if value is dataclasses.MISSING]
    if lacking:
        raise TypeError(f"{cls.__name__}: no default for {', '.join(lacking)}")
    return cls
