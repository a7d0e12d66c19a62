import type { ReactNode } from "react";
import { Route, Switch } from "wouter";
import type { Ports } from "../session/ports";
import { PortsProvider } from "../session/ports";
import { ErrorBoundary } from "./error-boundary";
import { LobbyPage } from "./lobby-page";
import { LostPage } from "./lost-page";
import { ReportRoute } from "./report-route";
import { RoomRoute } from "./room-route";
import { useTheme } from "./theme";

const BROKEN = (
  <LostPage title="Something on this page broke.">
    <p>Reload it: what was acknowledged is kept, and the interview goes on where it was.</p>
  </LostPage>
);

export function App({ ports }: { ports: Ports }): ReactNode {
  const theme = useTheme();
  return (
    <PortsProvider value={ports}>
      <ErrorBoundary fallback={BROKEN}>
        <Switch>
          <Route path="/">
            <LobbyPage theme={theme} />
          </Route>
          <Route path="/interview/:id">
            {({ id }) => <RoomRoute key={id} sessionId={id} theme={theme} />}
          </Route>
          <Route path="/report/:id">
            {({ id }) => <ReportRoute key={id} sessionId={id} theme={theme} />}
          </Route>
          <Route>
            <LostPage title="There is no such page." />
          </Route>
        </Switch>
      </ErrorBoundary>
    </PortsProvider>
  );
}
