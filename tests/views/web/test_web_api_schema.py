"""Whatever is sent to the API, allowed by its own description or not, no server error comes back."""

from typing import Any

import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

CHECKS = [not_a_server_error, response_schema_conformance, status_code_conformance]


def test_no_request_makes_an_error_that_nobody_foresaw(site: str) -> None:
    """What comes back is as described, too."""
    schema = schemathesis.openapi.from_url(f"{site}/api/openapi.json")
    operations = [result.ok() for result in schema.get_all_operations() if isinstance(result, Ok)]
    assert len(operations) > 10
    for operation in operations:
        # any text may be an id: only a query can be what the description forbids
        modes = [GenerationMode.POSITIVE, *([GenerationMode.NEGATIVE] if "{" not in operation.path else [])]
        for mode in modes:

            @given(operation.as_strategy(generation_mode=mode))
            @settings(max_examples=4, deadline=None, derandomize=True, database=None,
                      suppress_health_check=list(HealthCheck))  # fmt: skip
            def check(case: Case[Any]) -> None:
                case.call_and_validate(checks=CHECKS, timeout=30)

            check()
