"""One open data folder: the database with everything that reads and writes it.

Built once by `__main__` and passed on; nothing fetches it.
"""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from dnapp.core.days import PartialDay
from dnapp.core.errors import UserError
from dnapp.core.fields import Showing
from dnapp.core.paths import DataFolder, resource, words_folder
from dnapp.core.query import Query
from dnapp.core.record import Problem, Record, RecordType, Tree
from dnapp.core.words import Catalog
from dnapp.records.holiday import Holiday
from dnapp.records.setting import Setting
from dnapp.services import states
from dnapp.services.clashes import clash_problems
from dnapp.services.codes import with_codes
from dnapp.services.deadlines import DaysOff
from dnapp.services.department_checks import department_problems
from dnapp.services.dossiers import with_step_days
from dnapp.services.duty_rules import Rules
from dnapp.services.former_names import with_former_name
from dnapp.services.idleness import sleeping
from dnapp.services.issued_checks import frozen_problems
from dnapp.services.office_wording import checked_wording
from dnapp.services.period_locks import check_locks
from dnapp.services.rule_checks import rule_problems
from dnapp.services.rule_seeds import MOVED, missing_rules, moved_days
from dnapp.services.same_names import same_names
from dnapp.services.seeds import office_lists
from dnapp.services.settings import Settings, Value, rows_to_save
from dnapp.services.unit_returns import return_problems, with_return_name
from dnapp.services.validation import Invalid, numbered, problems, repeated
from dnapp.store.changes import Changes
from dnapp.store.database import Database
from dnapp.store.history import SETUP
from dnapp.store.repository import Repositories, Repository
from dnapp.store.search import Search

if TYPE_CHECKING:
    from dnapp.store.readers import Reader

R = TypeVar("R", bound=Record)

_BUSY = frozenset({"database.locked", "database.folder_read_only"})
"""Why a folder can only be read, though nothing is wrong with it."""


@dataclass(frozen=True)
class Saved:
    """A record as it was saved, with what is doubtful in it."""

    tree: Tree
    warnings: tuple[Problem, ...]


class Workspace:
    """An open data folder. `open` makes one; `close` frees the folder for other processes."""

    def __init__(
        self,
        database: Database,
        words: Catalog,
        *,
        today: Callable[[], date],
        who: str,
        read_only_reason: UserError | None,
    ) -> None:
        self.database = database
        self.words = words
        self.today = today
        self.who = who
        self.read_only_reason = read_only_reason
        """Why nothing can be written; None when writing works."""
        self._read_from(database.reader)
        self.changes = Changes(
            database,
            who,
            derive=lambda connection, touched: self._derive(Repositories(connection), touched),
            committed=self._forget_settings,
            guard=check_locks,
        )
        self._settings: Settings | None = None
        self._changing_settings = False
        self._settings_age = 0

    def _read_from(self, connection: Reader) -> None:
        self.reader = connection
        self.repositories = self._over(connection)
        self.search = Search(connection)

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        today: date | None = None,
        who: str | None = None,
        read_only: bool = False,
        words: Catalog | None = None,
    ) -> Workspace:
        """Open the database of a data folder, or make one with the office's lists in it.

        `today` fixes the clock. When another process writes, or the folder cannot be written to,
        the workspace only reads and `read_only_reason` says why. UserError when the file does not
        open at all; nothing is ever made in place of it.
        """
        data = DataFolder(folder)
        name = who or account_name()
        reason: UserError | None = None
        try:
            database = Database.open(data, read_only=read_only, who=name)
        except UserError as error:
            if error.key not in _BUSY or not data.database.exists():
                raise
            reason = error
            database = Database.open(data, read_only=True)
        if database.read_only and reason is None:
            reason = UserError("database.read_only", path=data.database)
        workspace = cls(
            database,
            words or Catalog.load(words_folder()),
            today=(lambda: today) if today else date.today,
            who=name,
            read_only_reason=reason,
        )
        try:
            workspace._bring_up_to_date()
        except BaseException:
            database.close()
            raise
        return workspace

    def _bring_up_to_date(self) -> None:
        if self.read_only:
            return
        self._add_seeds()
        self._move_days_off()
        self.changes.refresh_states(self.today().isoformat())

    def _add_seeds(self) -> None:
        """Lists of a new folder, and the rules and holidays that an older one lacks."""
        batches = list(missing_rules(self.repositories, self.today()))
        if not self.repositories["country"].count(Query()):
            batches = [*office_lists(self.today()), *batches]
        if batches:
            with self.changes.change(SETUP) as change:
                for kind, rows in batches:
                    change.bulk(kind, rows)

    def _move_days_off(self) -> None:
        """Days off that older versions kept as settings become rows of the table."""
        old = [row for row in self._rows(Setting, "setting") if row.name in MOVED]
        if not old:
            return
        days = (row.falls_on for row in self._rows(Holiday, "holiday"))
        known = {day.first() for day in days if day}
        with self.changes.change(SETUP) as change:
            change.bulk("holiday", moved_days(old, known))
            for row in old:
                change.delete("setting", row.id)

    def _rows(self, cls: type[R], kind: str, source: Repositories | None = None) -> list[R]:
        """All live records of a short list."""
        repository = (source or self.repositories)[kind]
        found = repository.rows(repository.ordered(Query()))
        return [row for row in found if isinstance(row, cls)]

    @property
    def folder(self) -> Path:
        """The data folder."""
        return self.database.folder.root

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return self.read_only_reason is not None

    @property
    def settings(self) -> Settings:
        """The office's settings as they are stored now, for any thread."""
        settings, age = self._settings, self._settings_age
        if settings is None:
            with self.job_repositories() as repositories:
                settings = self._read_settings(repositories)
            if age == self._settings_age:  # else they were changed meanwhile
                self._settings = settings
        return settings

    def _forget_settings(self) -> None:
        """Read them anew after a change of theirs, once everybody can see it."""
        if self._changing_settings:
            self._changing_settings = False
            self._settings_age += 1
            self._settings = None

    def is_stale(self) -> bool:
        """Whether some stored status does not hold today; only so in a workspace that reads."""
        today = self.today().isoformat()
        return any(self.changes.stale(kind, today) for kind in states.DERIVED)

    def showing(self, repositories: Repositories | None = None) -> Showing:
        """Words, and titles of linked records; each title is looked up once.

        Jobs give repositories on a connection of their own.
        """
        source = repositories or self.repositories
        known: dict[tuple[str, str], str] = {}

        def title(kind: str, ident: str) -> str:
            if (kind, ident) not in known:
                known[kind, ident] = source.title(kind, ident)
            return known[kind, ident]

        return Showing(self.words, title)

    def tree(self, kind: str, ident: str) -> Tree:
        """A record with its child rows; UserError when there is none."""
        return self.repositories.tree(kind, ident)

    @contextmanager
    def lent(self) -> Iterator[Workspace]:
        """This workspace for work in another thread, which sees one state of the file and only
        reads it."""
        with self.database.readers.lent() as connection:
            twin = copy(self)
            twin.read_only_reason = UserError(
                "database.read_only", path=self.database.folder.database
            )
            twin._read_from(connection)
            connection.execute("BEGIN")
            try:
                yield twin
            finally:
                connection.execute("ROLLBACK")

    def speaking(self, words: Catalog) -> Workspace:
        """This workspace with other words, for who only reads."""
        twin = copy(self)
        twin.words = words
        return twin

    @contextmanager
    def job_repositories(self) -> Iterator[Repositories]:
        """The repositories on a connection lent for work in another thread."""
        with self.database.readers.lent() as connection:
            yield self._over(connection)

    def _over(self, connection: Reader) -> Repositories:
        """Repositories that also know what no row holds."""
        return Repositories(connection, asking={("agreement", "idle_since"): self._sleeping})

    def _sleeping(self, connection: Reader, ids: Sequence[str] | None) -> dict[str, PartialDay]:
        today = self.today()
        return sleeping(connection, today, self.settings.idle_months(today), ids)

    @contextmanager
    def job_repository(self, kind: str) -> Iterator[Repository[Any]]:
        """One of them."""
        with self.job_repositories() as repositories:
            yield repositories[kind]

    def problems(self, kind: RecordType, tree: Tree) -> tuple[Problem, ...]:
        """What is wrong and what is doubtful in a record before it is saved."""
        return (
            *problems(kind, tree, self.repositories),
            *same_names(tree, self.repositories, self.search),
            *rule_problems(tree, self.repositories),
            *department_problems(tree, self.repositories, self.showing, self.today()),
            *self.clashes(tree),
            *frozen_problems(kind, tree, self.repositories),
            *return_problems(tree, self.repositories),
        )

    def clashes(self, tree: Tree) -> tuple[Problem, ...]:
        """Warnings of people and hosts that a delegation shares with others on the same days."""
        return tuple(clash_problems(tree, self.repositories, self.words))

    def computed(self, kind: str, tree: Tree) -> dict[str, object]:
        """What a record comes to today, as JSON values; {} for a type without computed fields."""
        derived = states.DERIVED.get(kind)
        if derived is None:
            return {}
        return derived.shown(tree, self.today(), self.settings, self.showing())

    def status_sentence(self, kind: str, ident: str) -> str:
        """Why a record's status is what it is today; "" for a type without status."""
        if kind not in states.DERIVED:
            return ""
        return str(self.computed(kind, self.tree(kind, ident)).get("sentence", ""))

    def save_tree(self, kind: RecordType, tree: Tree, name: str) -> Saved:
        """Save a record with its child rows as one change called `name`.

        A delegation without a code is given the next of its year, a renamed partner keeps its old
        name among its others, the steps of a dossier get their days. Raises Invalid when
        something is wrong, UserError when it was changed elsewhere meanwhile.
        """
        return self.save_trees(kind, (tree,), name)[0]

    def rules(self) -> Rules:
        """The duty rules with all their versions, over today's table of days off."""
        repository = self.repositories["duty_rule"]
        return Rules(repository.rows(repository.ordered(Query())), self.settings.days_off)

    def save_trees(self, kind: RecordType, trees: Iterable[Tree], name: str) -> list[Saved]:
        """Save several records of one type as one change: all of them, or none.

        Problems of the second record and so on bear `[2].` before the field.
        """
        named = (with_former_name(tree, self.repositories) for tree in trees)
        coded = with_codes(named, self.repositories, self.words)
        coded = tuple(
            with_return_name(with_step_days(tree, self.rules), self.repositories) for tree in coded
        )
        judged = [self.problems(kind, tree) for tree in coded]
        for place, problem in repeated(kind, coded):
            judged[place] += (problem,)
        if len(coded) > 1:
            judged = [numbered(found, place) for place, found in enumerate(judged, start=1)]
        errors = tuple(p for found in judged for p in found if not p.warning)
        if errors:
            raise Invalid(errors)
        with self.changes.change(name, kind=kind.key, n=len(coded)) as change:
            saved = [change.save_tree(tree) for tree in coded]
        return [Saved(tree, found) for tree, found in zip(saved, judged, strict=True)]

    def save_settings(
        self, values: Mapping[str, Value], valid_from: PartialDay | None = None
    ) -> None:
        """Save settings as they hold from a day on (None: always), as one change.

        UserError when a value does not fit its setting.
        """
        self.save_versions({valid_from: values})

    def save_versions(self, days: Mapping[PartialDay | None, Mapping[str, Value]]) -> None:
        """Save settings of several days from which they hold, as `save_settings`."""
        held = self._rows(Setting, "setting")
        rows = [
            row
            for day, values in days.items()
            for row in rows_to_save(held, checked_wording(self.words, values), day)
        ]
        with self.changes.change("save_settings", n=len(rows)) as change:
            for row in rows:
                change.save(row)

    def close(self) -> None:
        """Close the database and let another process write."""
        self.database.close()

    def _read_settings(self, repositories: Repositories) -> Settings:
        return Settings.read(
            resource("rules", "settings.toml"),
            self._rows(Setting, "setting", repositories),
            self.today(),
            DaysOff.of(self._rows(Holiday, "holiday", repositories)),
        )

    def _derive(
        self, repositories: Repositories, touched: Mapping[str, set[str]]
    ) -> Iterator[tuple[tuple[str, str], states.Columns]]:
        if not touched.keys().isdisjoint(("setting", "holiday")):
            self._changing_settings = True
            settings = self._read_settings(repositories)
        else:
            settings = self.settings
        return states.derive(repositories, settings, self.today(), touched)


def account_name() -> str:
    """Name of the account that runs the program, for the trail; "" when the system has none."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return ""
