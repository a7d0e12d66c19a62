"""What the environment asks for: which servers are ours, where things are, what the API is told."""

from collections.abc import Mapping

from apps.api.infra.embedded.postgres import EmbeddedPostgres
from apps.api.infra.embedded.redis import EmbeddedRedis
from apps.api.settings import SettingsError, read_settings
from apps.launcher.home import Home
from apps.launcher.refusal import LaunchRefused
from apps.launcher.services import PROJECT, api_environment, reachable_host
from apps.launcher.webapp import WebApp

DATABASE = "dryrun"


class Plan:
    """Read once, before anything is started.

    Raises:
        LaunchRefused: a variable is missing or malformed.
    """

    def __init__(self, env: Mapping[str, str]) -> None:
        self.home = Home.from_environment(env)
        self.postgres: EmbeddedPostgres | None = None
        self.redis: EmbeddedRedis | None = None
        database_url, redis_url = env.get("DATABASE_URL"), env.get("REDIS_URL")
        if not database_url:
            self.postgres = EmbeddedPostgres(self.home.postgres, self.home.run)
            database_url = self.postgres.url(DATABASE)
        if not redis_url:
            self.redis = EmbeddedRedis(self.home.redis, self.home.run)
            redis_url = self.redis.url
        self.web = WebApp(
            PROJECT / "apps/web", PROJECT / ".build", also=(PROJECT / "sandbox/browser",)
        )
        self.env = api_environment(env, database_url, redis_url, self.web.dist)
        try:
            self.settings = read_settings(self.env)
        except SettingsError as error:
            raise LaunchRefused(str(error)) from error

    @property
    def url(self) -> str:
        """Where a browser on this machine finds the product."""
        host = reachable_host(self.settings.host)
        return f"http://{'localhost' if host == '127.0.0.1' else host}:{self.settings.port}"

    def glance(self, sandbox: str) -> list[tuple[str, str]]:
        """What runs, one row a part; no key and no password."""
        model = self.settings.model
        database = f"in {self.home.postgres}" if self.postgres else "at DATABASE_URL"
        cache = f"in {self.home.redis}" if self.redis else "at REDIS_URL"
        return [
            ("Open", self.url),
            ("Workers", str(self.settings.workers)),
            ("Database", f"PostgreSQL {database}"),
            ("Cache", f"Redis {cache}"),
            ("Sandbox", sandbox),
            ("Model", f"{model.model} at {model.base_url}" if model else "offline templates"),
            ("Speech", "the browser's own"),
            ("Logs", str(self.home.logs)),
        ]
