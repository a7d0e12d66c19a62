import type { ReactNode } from "react";
import { Route, Switch } from "wouter";
import type { Ports } from "../session/ports";
import { PortsProvider } from "../session/ports";
import { LobbyPage } from "./lobby-page";
import { LostPage } from "./lost-page";
import { ReportRoute } from "./report-route";
import { RoomRoute } from "./room-route";
import { useTheme } from "./theme";

export function App({ ports }: { ports: Ports }): ReactNode {
  const theme = useTheme();
  return (
    <PortsProvider value={ports}>
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
    </PortsProvider>
  );
}
