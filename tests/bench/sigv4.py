"""Signature Version 4 over an empty or unsigned body: just what the floors need.
<https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html>"""

from __future__ import annotations

import hashlib
import hmac
import time
from urllib.parse import quote

KEY, SECRET, REGION = "AKIAIOSFODNN7BENCH00", "bench-secret-bench-secret-bench-secret-0", "us-east-1"


def signed(method: str, host: str, path: str, query: dict[str, str], more: dict[str, str]) -> tuple[str, dict[str, str]]:
    """The target of a request and its headers, `more` among them."""
    now = time.gmtime()
    moment, day = time.strftime("%Y%m%dT%H%M%SZ", now), time.strftime("%Y%m%d", now)
    headers = {"host": host, "x-amz-date": moment, "x-amz-content-sha256": "UNSIGNED-PAYLOAD", **more}
    path = quote(path, safe="/-_.~")
    text = "&".join(f"{quote(name, safe='-_.~')}={quote(value, safe='-_.~')}" for name, value in sorted(query.items()))
    names = ";".join(sorted(headers))
    lines = "".join(f"{name}:{headers[name]}\n" for name in sorted(headers))
    asked = f"{method}\n{path}\n{text}\n{lines}\n{names}\nUNSIGNED-PAYLOAD"
    scope = f"{day}/{REGION}/s3/aws4_request"
    to_sign = f"AWS4-HMAC-SHA256\n{moment}\n{scope}\n{hashlib.sha256(asked.encode()).hexdigest()}"
    key = f"AWS4{SECRET}".encode()
    for part in (day, REGION, "s3", "aws4_request"):
        key = hmac.digest(key, part.encode(), "sha256")
    signature = hmac.new(key, to_sign.encode(), "sha256").hexdigest()
    headers["authorization"] = (
        f"AWS4-HMAC-SHA256 Credential={KEY}/{scope}, SignedHeaders={names}, Signature={signature}"
    )
    return (f"{path}?{text}" if text else path), headers
