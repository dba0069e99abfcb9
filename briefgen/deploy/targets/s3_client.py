"""The one door of boto3: a client, and what the service says in words of ours."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from briefgen.deploy.failures import AGAIN, failed
from briefgen.diagnostics import BriefgenError, redacted
from briefgen.model.paths import printable
from briefgen.settings.deployment import S3Target

Client = Any
_SIGN_IN = "sign in anew (aws sso login), or set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
_KEYS = ("BG762", "it does not accept the credentials", _SIGN_IN)
_EXPIRED = ("BG762", "the credentials have expired", _SIGN_IN)
_CODES: dict[str, tuple[str, str, str]] = {
    "NoSuchBucket": (
        "BG764",
        "the bucket does not exist",
        "correct the name, or make the bucket: briefgen makes none",
    ),
    "InvalidAccessKeyId": _KEYS,
    "SignatureDoesNotMatch": _KEYS,
    "InvalidClientTokenId": _KEYS,
    "AuthFailure": _KEYS,
    "ExpiredToken": _EXPIRED,
    "ExpiredTokenException": _EXPIRED,
    "InvalidToken": _EXPIRED,
    "TokenRefreshRequired": _EXPIRED,
    "RequestTimeTooSkewed": ("BG762", "this computer's clock is wrong", "set the clock"),
    "AccessDenied": (
        "BG765",
        "access is denied",
        "allow s3:ListBucket, GetObject, PutObject and DeleteObject to the user who deploys",
    ),
    "QuotaExceeded": ("BG763", "the quota is used up", AGAIN),
    "EntityTooLarge": ("BG767", "a file is larger than the service allows", "make the file smaller"),
    "PermanentRedirect": ("BG764", "the bucket is in another region", "set the region in the settings"),
    "AuthorizationHeaderMalformed": ("BG764", "the bucket is in another region", "set the region"),
}
_UNREACHABLE = ("EndpointConnectionError", "ConnectionError", "ConnectTimeoutError", "ReadTimeoutError")
_UNSIGNED = ("NoCredentialsError", "PartialCredentialsError", "CredentialRetrievalError")
_STALE = ("TokenRetrievalError", "SSOTokenLoadError", "UnauthorizedSSOTokenError")


def s3_client(target: S3Target, shown: str, environ: Mapping[str, str]) -> Client:
    """Return a client for the bucket of a target; credentials come from boto3's own configuration.

    Raises:
        BriefgenError: boto3 is not installed, or the profile cannot be used.
    """
    try:
        import boto3
        from botocore.config import Config
    except ImportError:
        way_out = 'install it: pip install "briefgen[s3]"'
        raise failed("BG766", "the package boto3 is not installed", shown, way_out) from None
    settings = Config(
        connect_timeout=20,
        read_timeout=60,
        retries={"mode": "standard", "max_attempts": 4},
        max_pool_connections=16,
        # Services other than Amazon's mostly know no checksums but MD5, which is sent along.
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )
    with of_service(shown, environ):
        session = boto3.session.Session(
            profile_name=target.profile or None, region_name=target.region or None
        )
        region = session.region_name or "us-east-1"
        return session.client(
            "s3", endpoint_url=target.endpoint_url or None, region_name=region, config=settings
        )


@contextmanager
def of_service(shown: str, environ: Mapping[str, str]) -> Iterator[None]:
    """Turn what boto3 raises in the block into a problem about the bucket."""
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except ClientError as error:
        raise _told(code_of(error), str(error), shown, environ) from None
    except BotoCoreError as error:
        raise _of_library(error, shown, environ) from None


def code_of(error: Any) -> str:
    """Return the service's code of an error."""
    return str(error.response.get("Error", {}).get("Code", ""))


def is_conflict(error: Any) -> bool:
    """Tell whether a condition of a request did not hold."""
    return code_of(error) in ("PreconditionFailed", "ConditionalRequestConflict", "412", "409")


def is_unsupported(error: Any) -> bool:
    """Tell whether the service knows no conditions."""
    return code_of(error) in ("NotImplemented", "InvalidArgument", "501")


def _told(code: str, words: str, shown: str, environ: Mapping[str, str]) -> BriefgenError:
    by_status = {"403": "AccessDenied", "404": "NoSuchBucket"}
    known = _CODES.get(by_status.get(code, code))
    if known:
        return failed(known[0], f"{known[1]} ({printable(code)})", shown, known[2])
    return failed("BG767", printable(redacted(words, environ))[:200], shown, AGAIN)


def _of_library(error: Exception, shown: str, environ: Mapping[str, str]) -> BriefgenError:
    name = type(error).__name__
    if name in _UNSIGNED:
        return failed("BG762", "there are no credentials", shown, _SIGN_IN)
    if name in _STALE:
        return failed("BG762", "the credentials have expired", shown, _SIGN_IN)
    if name == "ProfileNotFound":
        return failed("BG762", "there is no such profile", shown, "aws configure list-profiles lists them")
    if name in _UNREACHABLE or "Connection" in name:
        way_out = "check endpoint_url and the network, then deploy again"
        return failed("BG761", "the service cannot be reached", shown, way_out)
    return failed("BG767", printable(redacted(str(error), environ))[:200], shown, AGAIN)
