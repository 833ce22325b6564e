"""Runs the shell step of action.yml as a runner would."""

import contextlib
import os
import re
import signal
import subprocess
import tempfile
import textwrap
import unittest
from pathlib import Path

from vb365.emulator import BINARY, ROOT

ACTION = (ROOT / "action.yml").read_text()
STEP = textwrap.dedent(re.search(r"^ {6}run: \|\n((?: {8}.*\n|\n)+)", ACTION, re.MULTILINE)[1])
# The variables that the step is given, and the inputs they come from.
INPUTS = dict(re.findall(r"^ {8}(\w+): \$\{\{ inputs\.(\w+) \}\}$", ACTION, re.MULTILINE))
DEFAULTS = dict(re.findall(r'^ {2}(\w+):\n {4}description: .*\n {4}default: "(.*)"$', ACTION, re.MULTILINE))


def end(process: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(process, signal.SIGTERM)


class ActionTests(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))

    def start(self, **inputs: str) -> subprocess.CompletedProcess[str]:
        """Runs the step with these inputs, and ends what it leaves behind."""
        given = {**DEFAULTS, "binary": str(BINARY), **inputs}
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "ACTION": str(ROOT),
            "RUNNER_TEMP": str(self.folder),
            "GITHUB_ENV": str(self.folder / "env"),
            "GITHUB_OUTPUT": str(self.folder / "output"),
            **{variable: given[name] for variable, name in INPUTS.items()},
        }
        # As the runner calls a shell of this name.
        shell = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", STEP]
        step = subprocess.run(shell, env=environment, cwd=self.folder, capture_output=True, text=True)
        for ready in self.folder.glob("vb365-emulator.*/ready"):
            for process in re.findall(r"pid=(\d+)", ready.read_text()):
                self.addCleanup(end, int(process))
        return step

    def pairs(self, name: str) -> dict[str, str]:
        return dict(line.split("=", 1) for line in (self.folder / name).read_text().splitlines())

    def test_the_steps_that_follow_find_the_emulator_and_trust_it(self) -> None:
        step = self.start(clients="curl python node java php")
        self.assertEqual(step.returncode, 0, step.stdout + step.stderr)
        variables = self.pairs("env")
        self.assertEqual(variables["VB365_URL"], self.pairs("output")["url"])
        self.assertLessEqual({"CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "JAVA_TOOL_OPTIONS"}, variables.keys())
        health = subprocess.run(
            ["curl", "--silent", variables["VB365_URL"] + "/_emulator/health"],
            env={"PATH": os.environ["PATH"], **variables},
            capture_output=True,
            text=True,
        )
        self.assertIn('"status":"ok"', health.stdout)

    def test_nobody_trusts_it_who_was_not_named(self) -> None:
        self.assertEqual(self.start().returncode, 0)
        self.assertEqual(self.pairs("env").keys(), {"VB365_URL", "VB365_CA"})

    def test_an_emulator_that_does_not_start_is_told_at_once_with_its_own_words(self) -> None:
        step = self.start(arguments="--host 192.0.2.1", seconds="600")
        self.assertEqual(step.returncode, 1)
        self.assertRegex(step.stdout, r"::error title=VB365 emulator::It did not start, status 69: cannot listen on 192")

    def test_an_emulator_that_is_never_healthy_is_told_with_the_reason(self) -> None:
        # It says that it listens elsewhere.
        step = self.start(arguments="--host 127.47.11.9", seconds="1")
        self.assertEqual(step.returncode, 1)
        self.assertRegex(step.stdout, r"::error title=VB365 emulator::It is not healthy after .* s: .*Its log:")

    def test_a_command_that_is_missing_and_a_client_that_is_none_are_told(self) -> None:
        self.assertIn("There is no command nothing", self.start(binary="nothing").stdout)
        self.assertIn("'wget' is no client", self.start(clients="wget").stdout)


if __name__ == "__main__":
    unittest.main()
