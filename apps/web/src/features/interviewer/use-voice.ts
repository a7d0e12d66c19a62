/** Lets the voice follow the conversation and fall silent for the candidate. */
import { useEffect, useMemo, useRef } from "react";
import { useFacts, useInterview, useSession } from "../../session/session-context";
import { useStore } from "../../session/store";
import { useRemembered } from "../../ui/remembered";
import type { TurnView } from "../../wire/messages";
import type { VoiceState } from "./voice";
import { Voice } from "./voice";

type VoiceControls = VoiceState & { readonly turn: (on: boolean) => void };

export function useVoice(): VoiceControls {
  const session = useSession();
  const [choice, remember] = useRemembered("dryrun.voice", "on", ["on", "off"]);
  const voice = useMemo(() => new Voice(window.speechSynthesis ?? null, choiceAtStart()), []);
  const state = useStore(voice.state, (value) => value);
  const latest = useInterview(({ turns }) => turns.findLast(isInterviewer) ?? null);
  const interruptions = useFacts((facts) => facts.interruptions);
  const isHeard = useFacts((facts) => facts.heard !== "");
  const seen = useRef(0);
  const first = useRef<string | null>(null);

  useEffect(() => voice.watch(), [voice]);
  useEffect(() => session.floor.speaks(state.aloud), [session, state.aloud]);
  useEffect(() => {
    if (latest === null) return;
    first.current ??= latest.open ? "" : (latest.stream_id ?? "");
    if (latest.stream_id === first.current) voice.skip(latest);
    voice.follow(latest);
  }, [voice, latest]);
  useEffect(() => {
    if (interruptions > seen.current || isHeard) voice.cancel();
    seen.current = interruptions;
  }, [voice, interruptions, isHeard]);

  const turn = (on: boolean): void => {
    remember(on ? "on" : "off");
    voice.turn(on);
  };
  return { ...state, on: choice === "on", turn };
}

function choiceAtStart(): boolean {
  return localStorage.getItem("dryrun.voice") !== "off";
}

function isInterviewer({ speaker }: TurnView): boolean {
  return speaker === "interviewer";
}
