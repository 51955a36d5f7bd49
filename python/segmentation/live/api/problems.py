"""Every failure as one sentence under `detail`."""

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from segmentation.live.api.database import UnavailableError, UnreadableError


class NotKnownError(Exception):
    """What is asked for is not there; the text says so."""


def problem(status: int, sentence: str, **headers: str) -> JSONResponse:
    """Return a response with a sentence.

    Parameters
    ----------
    status
        HTTP status.
    sentence
        For the one who reads the log of the caller.
    headers
        Of the response; ``_`` stands for ``-``.
    """
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return JSONResponse({"detail": sentence}, status, headers=named)


def add_problems(app: FastAPI) -> None:
    """Let an API answer with sentences where something goes wrong."""

    @app.exception_handler(NotKnownError)
    async def not_known(_: Request, error: NotKnownError) -> JSONResponse:
        return problem(404, str(error))

    @app.exception_handler(UnavailableError)
    async def unavailable(_: Request, error: UnavailableError) -> JSONResponse:
        return problem(503, str(error), Retry_After="1")

    @app.exception_handler(RequestValidationError)
    async def not_readable(_: Request, error: RequestValidationError) -> JSONResponse:
        return problem(422, _sentence(error))

    @app.exception_handler(UnreadableError)
    async def not_taken(_: Request, error: UnreadableError) -> JSONResponse:
        return problem(422, str(error))

    @app.exception_handler(HTTPException)
    async def not_routed(request: Request, error: HTTPException) -> JSONResponse:
        asked = f"{request.method} {request.url.path}"
        if error.status_code == 400:
            return problem(422, "The body cannot be read as JSON.")
        return problem(
            error.status_code,
            f"There is no {asked}; /openapi.json lists what there is.",
            **{name.replace("-", "_"): v for name, v in (error.headers or {}).items()},
        )


def _sentence(error: RequestValidationError) -> str:
    """Return what is wrong with the first thing that is, and where."""
    first = error.errors()[0]
    if first["type"] == "json_invalid":
        return f"The body is no JSON from character {first['loc'][-1]} on."
    place = ".".join(str(part) for part in first["loc"][1:]) or "The body"
    return f"{place}: {first['msg'].removeprefix('Value error, ')}."
