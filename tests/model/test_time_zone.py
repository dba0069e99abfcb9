import re
from datetime import datetime, timedelta

import pytest

from briefgen.model.time_zone import time_zone, time_zone_names


def test_zones_have_their_rules() -> None:
    summer = datetime(2024, 7, 1, 12, tzinfo=time_zone("Europe/Warsaw"))
    winter = datetime(2024, 1, 1, 12, tzinfo=time_zone("Europe/Warsaw"))
    assert (summer.utcoffset(), winter.utcoffset()) == (timedelta(hours=2), timedelta(hours=1))


def test_every_listed_zone_can_be_loaded() -> None:
    assert len(time_zone_names()) > 400
    assert all(time_zone(name).key == name for name in sorted(time_zone_names())[::40])


@pytest.mark.parametrize("name", ["", "Nowhere", "../zones", "europe/warsaw", "Europe", "/etc/localtime"])
def test_other_names_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(name)}$"):
        time_zone(name)


def test_the_machines_own_tables_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONTZPATH", "/nowhere")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    assert time_zone("Asia/Kathmandu").utcoffset(datetime(2024, 1, 1)) == timedelta(hours=5, minutes=45)  # noqa: DTZ001
