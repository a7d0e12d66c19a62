import type { ButtonHTMLAttributes, ReactNode } from "react";
import styles from "./button.module.css";

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  look?: "plain" | "primary" | "quiet" | "danger";
};

export function Button({ look = "plain", className = "", ...rest }: Props): ReactNode {
  return (
    <button
      type="button"
      className={`${styles["button"]} ${styles[look]} ${className}`}
      {...rest}
    />
  );
}
