import type { ReactNode } from "react";
import { useEffect, useState } from "react";
import styles from "./lobby.module.css";

function canHear(): boolean {
  return "SpeechRecognition" in window || "webkitSpeechRecognition" in window;
}

/** What this browser can hear and say. */
export function DeviceCheck(): ReactNode {
  const voices = useVoiceCount();
  return (
    <section className={styles["card"]} aria-labelledby="device-check">
      <h2 id="device-check">This browser</h2>
      <dl className={styles["facts"]}>
        <dt>Microphone</dt>
        <dd>
          {canHear()
            ? "Speech recognition is here; the browser asks before it listens."
            : "No speech recognition here: you answer by typing."}
        </dd>
        <dt>Voice</dt>
        <dd>
          {voices > 0
            ? `${voices} ${voices === 1 ? "voice" : "voices"}: the interviewer can be heard.`
            : "No voices here: you read what the interviewer says."}
        </dd>
      </dl>
    </section>
  );
}

function useVoiceCount(): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const synthesis = window.speechSynthesis;
    if (synthesis === undefined) return;
    const look = (): void => setCount(synthesis.getVoices().length);
    look();
    synthesis.addEventListener?.("voiceschanged", look);
    return () => synthesis.removeEventListener?.("voiceschanged", look);
  }, []);
  return count;
}
