"""Shows that a document which does not hold is found out."""

import socket
import tempfile
import unittest
from pathlib import Path

from documents import Wrong, run
from vb365.emulator import reserved_port


def check(*blocks: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        run("\n\n".join(blocks), Path(folder), binary=Path("/bin/true"))


class DocumentTests(unittest.TestCase):
    def test_commands_share_a_shell_and_the_files_of_their_document(self) -> None:
        check(
            "<!-- file: names.txt -->\n```\none\ntwo\nthree\n```",
            "```sh\nnames=$(cat names.txt)\nsleep 600 &\n```",
            '1. In a list\n\n   ```sh\n   printf "%s\\n" "$names"\n   ```',
            "   <!-- output -->\n   ```\n   o…e\n   ...\n   three\n   ```",
        )

    def test_a_command_that_fails_is_found(self) -> None:
        with self.assertRaisesRegex(Wrong, "line 3: ended with 1"):
            check("text", "```sh\nfalse\ntrue\n```")

    def test_a_hidden_command_that_fails_is_found(self) -> None:
        with self.assertRaises(Wrong):
            check("<!-- run here: false -->")

    def test_another_output_is_found(self) -> None:
        with self.assertRaisesRegex(Wrong, "expected"):
            check("```sh\necho one; echo two\n```", "<!-- output -->\n```\none\n```")

    def test_a_command_for_another_place_is_left_alone(self) -> None:
        check("<!-- not run here: it fails -->\n```sh\nfalse\n```")

    def test_commands_by_another_name_and_marks_without_a_reason_are_refused(self) -> None:
        for text in ("```bash\ntrue\n```", "<!-- not run here -->\n```sh\ntrue\n```"):
            with self.assertRaises(Wrong):
                check(text)


class PortTests(unittest.TestCase):
    def test_nobody_gets_a_reserved_port_but_a_server_that_asks_for_it(self) -> None:
        with reserved_port() as port:
            with socket.socket() as other, self.assertRaises(OSError):
                other.bind(("127.0.0.1", port))
            with self.assertRaises(ConnectionRefusedError):
                socket.create_connection(("127.0.0.1", port))
            # It sets SO_REUSEADDR.
            with socket.create_server(("127.0.0.1", port)) as server, socket.create_connection(("127.0.0.1", port)):
                server.accept()[0].close()


if __name__ == "__main__":
    unittest.main()
