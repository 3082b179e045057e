"""Who sees the preview."""

from __future__ import annotations

from site_builder.problems import Severity
from site_builder.serve.address import check_host


def test_only_this_computer_sees_it_unless_told_otherwise() -> None:
    for host in ("127.0.0.1", "localhost", "::1", "127.9.9.9"):
        assert check_host(host) == []
    for host in ("0.0.0.0", "192.168.1.5", "::", "example.org"):
        assert [problem.severity for problem in check_host(host)] == [Severity.WARNING]
