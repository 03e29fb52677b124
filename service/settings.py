"""What an operator may set, from `HUSTINGS_*` environment variables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from hustings.pipeline import SHIPPED
from service.models import known_country, known_model

PREFIX = "HUSTINGS_"


class Settings(BaseModel):
    """How the service runs. Every field is `HUSTINGS_` and its name in capitals in the environment.

    Attributes:
        host: Address to listen on.
        port: TCP port to listen on; 0 takes any free one.
        country: The country of requests that name none.
        model: A trained pipeline's folder or package, or `blank` for none.
        max_body_bytes: Largest request body, and largest line of a batch.
        batch_size: Most texts the engine takes up at once.
        batch_wait_ms: How long the engine waits for a batch to fill once it has a first text. At 0 it takes
            what has piled up while it was busy, which costs a lone request nothing.
        queue_size: Texts that may be waiting or in work; one more is answered 503.
        timeout_s: How long one text may take, its wait in the queue included.
        shutdown_s: How long open requests may go on after the order to stop.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    country: Annotated[str, AfterValidator(known_country)] = "gb"
    model: Annotated[str, AfterValidator(known_model)] = SHIPPED
    max_body_bytes: int = Field(default=2_000_000, ge=1)
    batch_size: int = Field(default=8, ge=1)
    batch_wait_ms: float = Field(default=0, ge=0, le=1000)
    queue_size: int = Field(default=128, ge=1)
    timeout_s: float = Field(default=60, gt=0)
    shutdown_s: int = Field(default=30, ge=1)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str], **given: object) -> Settings:
        """Read the settings that an environment gives; the rest keep their defaults.

        Args:
            environment: Usually `os.environ`.
            given: Settings that go before the environment's.

        Raises:
            pydantic.ValidationError: A variable does not hold what its setting needs.
        """
        names = {PREFIX + field.upper(): field for field in cls.model_fields}
        found = {names[key]: value for key, value in environment.items() if key in names}
        return cls.model_validate({**found, **given})
