"""Stand-ins for the browser's speech: headless Chromium hears nothing and has no voices."""

RECOGNISER = """
window.SpeechRecognition = class {
  constructor() { window.recogniser = this; }
  start() { this.on = true; }
  abort() { this.on = false; this.onend?.(); }
};
window.speakPartial = (transcript) => window.recogniser.onresult(
  { resultIndex: 0, results: { length: 1, 0: { isFinal: false, 0: { transcript } } } });
window.speakFinal = (transcript) => window.recogniser.onresult(
  { resultIndex: 0, results: { length: 1, 0: { isFinal: true, 0: { transcript } } } });
"""

VOICES = """
window.aloud = [];
window.cancelled = 0;
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => [{ name: "Test voice", lang: "en-US", default: true }],
  speak: (utterance) => { window.aloud.push(utterance.text); },
  cancel: () => { window.cancelled += 1; },
  addEventListener: () => {},
  removeEventListener: () => {},
}});
"""
