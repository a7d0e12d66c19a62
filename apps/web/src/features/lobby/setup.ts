/** What the candidate has chosen, always within what the server offers. */
import type { Language, LobbyView, ModeView, SessionRequest } from "../../wire/messages";

export type Difficulty = SessionRequest["difficulty"];

export type Setup = {
  readonly mode: string;
  readonly difficulty: Difficulty;
  /** Null for any. */
  readonly topic: string | null;
  readonly language: Language;
  readonly minutes: number;
  readonly name: string;
};

export function firstSetup(lobby: LobbyView): Setup {
  const setup: Setup = {
    mode: "",
    difficulty: "medium",
    topic: null,
    language: lobby.languages[0] ?? "python",
    minutes: 45,
    name: "",
  };
  const first = lobby.modes.find(({ slug }) => slug === "general") ?? lobby.modes[0];
  return first === undefined ? setup : withMode(setup, lobby, first.slug);
}

/** Changes the mode, and with it the time, and a difficulty or topic that the mode does not have. */
export function withMode(setup: Setup, lobby: LobbyView, slug: string): Setup {
  const mode = lobby.modes.find((each) => each.slug === slug);
  if (mode === undefined) return setup;
  return {
    ...setup,
    mode: slug,
    minutes: mode.minutes,
    difficulty: allowed(mode, setup.difficulty),
    topic: setup.topic !== null && mode.topics.includes(setup.topic) ? setup.topic : null,
  };
}

function allowed({ difficulties }: ModeView, wanted: Difficulty): Difficulty {
  return difficulties.includes(wanted) ? wanted : (difficulties[0] ?? wanted);
}
