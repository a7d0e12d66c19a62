/** The microphone switch of the transcript. */
import { useCallback, useEffect, useRef, useState } from "react";
import { useSession } from "../../session/session-context";
import type { Recogniser } from "./recogniser";
import { canHear, createRecogniser } from "./recogniser";

export type Microphone = {
  readonly state: "absent" | "off" | "on";
  readonly problem: string | null;
  readonly toggle: () => void;
};

export function useMicrophone(): Microphone {
  const session = useSession();
  const recogniser = useRef<Recogniser | null>(null);
  const [isOn, setOn] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const stop = useCallback(() => {
    recogniser.current?.stop();
    recogniser.current = null;
    setOn(false);
  }, []);
  useEffect(() => stop, [stop]);

  const start = (): void => {
    setProblem(null);
    let wasEcho = false;
    recogniser.current = createRecogniser({
      onPartial: (text) => {
        wasEcho = !session.floor.hear(text);
      },
      onFinal: (text) => {
        if (session.floor.hear(text) && !wasEcho) session.floor.say(text, "speech");
        else session.floor.hear("");
        wasEcho = false;
      },
      onStop: (reason) => {
        setProblem(reason);
        stop();
      },
    });
    recogniser.current?.start();
    setOn(true);
  };
  const state = canHear() ? (isOn ? "on" : "off") : "absent";
  return { state, problem, toggle: isOn ? stop : start };
}
