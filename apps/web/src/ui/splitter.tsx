import type { KeyboardEvent, PointerEvent, ReactNode } from "react";
import { useState } from "react";
import styles from "./splitter.module.css";

const STEP_PX = 24;

type Props = {
  label: string;
  /** The height above (or below, when `fromBottom`) the bar, in pixels. */
  value: number;
  min: number;
  max: number;
  fromBottom?: boolean;
  onChange: (value: number) => void;
};

/** A bar between two panels, moved by pointer or arrow keys; Home and End go to the limits. */
export function Splitter({
  label,
  value,
  min,
  max,
  fromBottom = false,
  onChange,
}: Props): ReactNode {
  const [grip, setGrip] = useState<{ y: number; value: number } | null>(null);
  const sign = fromBottom ? -1 : 1;
  const move = (next: number): void => onChange(Math.round(Math.min(max, Math.max(min, next))));

  const onKeyDown = (event: KeyboardEvent): void => {
    const target = {
      ArrowUp: value - sign * STEP_PX,
      ArrowDown: value + sign * STEP_PX,
      Home: min,
      End: max,
    }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    move(target);
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    setGrip({ y: event.clientY, value });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be a focusable window splitter
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation="horizontal"
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      className={styles["splitter"]}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={(event) => grip && move(grip.value + sign * (event.clientY - grip.y))}
      onPointerUp={() => setGrip(null)}
      onPointerCancel={() => setGrip(null)}
    />
  );
}
