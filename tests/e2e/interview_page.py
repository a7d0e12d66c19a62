"""The pages of the product as a candidate uses them: by role and name."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

SPEECH_MS = 30_000
RUN_MS = 30_000


class InterviewPage:
    """One candidate's browser tab; `url` is the lobby's."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url

    def start(self, *, difficulty: str = "easy", language: str = "Python") -> None:
        """Choose in the lobby and start; returns when the interviewer has greeted."""
        self.enter(difficulty=difficulty, language=language)
        self.await_silence()

    def enter(self, *, difficulty: str = "easy", language: str = "Python") -> None:
        """Choose in the lobby and start; returns when the room is there."""
        self.page.goto(self.url)
        self.page.get_by_label("Difficulty").select_option(difficulty)
        self.page.get_by_label("Language").select_option(label=language)
        self.page.get_by_role("button", name="Start interview").click()
        self.await_editor()

    @property
    def messages(self) -> Locator:
        """What the interviewer has said, one paragraph each."""
        return self.page.get_by_role("log", name="Interviewer messages").get_by_role("paragraph")

    @property
    def transcript(self) -> Locator:
        """Every line of the transcript."""
        return self.page.get_by_role("list", name="Transcript").get_by_role("listitem")

    @property
    def verdict(self) -> Locator:
        """The verdict line of the results."""
        return self.page.get_by_role("status", name="Verdict")

    def await_editor(self) -> None:
        """Return once the editor can be typed in."""
        expect(self._editor).to_be_attached(timeout=SPEECH_MS)

    def await_silence(self) -> None:
        """Return once the interviewer has spoken and stopped."""
        expect(self.messages.first).to_be_visible(timeout=SPEECH_MS)
        quiet = self.page.get_by_role("img", name=re.compile("Interviewer, (idle|listening)"))
        expect(quiet).to_be_visible(timeout=SPEECH_MS)

    def say(self, words: str) -> None:
        """Type words into the transcript and send them."""
        box = self.page.get_by_role("textbox", name="Your answer")
        box.fill(words)
        box.press("Enter")
        expect(self.transcript.filter(has_text=words)).to_have_count(1)

    def await_message(self, words: str | re.Pattern[str]) -> None:
        """Return once the interviewer has said this."""
        expect(self.messages.filter(has_text=words).last).to_be_visible(timeout=SPEECH_MS)

    def await_phase(self, name: str) -> None:
        """Return once the interview is in this phase."""
        phases = self.page.get_by_role("navigation", name="Interview phases")
        current = phases.locator("[aria-current]")
        expect(current).to_have_text(name, timeout=SPEECH_MS)

    def write(self, code: str) -> None:
        """Replace the editor's text by pasting: typed lines would be indented by the editor."""
        self.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.page.evaluate("code => navigator.clipboard.writeText(code)", code)
        self._editor.focus()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.press("ControlOrMeta+v")

    def run(self) -> None:
        """Run the samples."""
        self.page.get_by_role("button", name="Run Ctrl").click()

    def submit(self) -> None:
        """Submit to the hidden tests."""
        self.page.get_by_role("button", name="Submit").click()

    def await_verdict(self, words: str | re.Pattern[str]) -> None:
        """Return once the verdict line says this."""
        expect(self.verdict).to_contain_text(words, timeout=RUN_MS)

    def end(self) -> None:
        """End the interview and confirm; returns when the report is shown."""
        self.page.get_by_role("button", name="End interview").click()
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_role("button", name=re.compile("End")).click()
        self.page.wait_for_url(re.compile("/report/"), timeout=RUN_MS)
        expect(self.page.get_by_role("heading", level=1)).to_be_visible(timeout=RUN_MS)

    @property
    def _editor(self) -> Locator:
        return self.page.get_by_role("textbox", name="Code editor")
