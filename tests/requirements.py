"""What a test needs from the machine: skip without it, or fail where it is demanded."""

import os

import pytest

DEMANDED = "DRYRUN_REQUIRE"


def require(part: str, available: bool, why: str) -> None:
    """Skip the test when `part` is missing, unless `DRYRUN_REQUIRE` lists it: then fail.

    `DRYRUN_REQUIRE` holds names separated by commas, for example `docker,chromium`.
    """
    if available:
        return
    demanded = {name.strip() for name in os.environ.get(DEMANDED, "").split(",")}
    if part in demanded:
        pytest.fail(f"{part} is demanded by {DEMANDED} but missing: {why}", pytrace=False)
    pytest.skip(f"{part} is missing: {why}")
