"""Why a pack is not taken into use: a code with data. What people read is made of it elsewhere."""

NUMBERS: dict[str, int] = {
    "not_a_pack": 131,
    "cut_short": 132,
    "signature": 133,
    "unknown_key": 134,
    "revoked_key": 135,
    "keys_older": 136,
    "other_keys": 149,
    "malformed": 137,
    "too_large": 138,
    "needs_newer": 139,
    "older": 140,
    "other_content": 141,
    "from_the_future": 142,
    "gone_back_from": 143,
    "bad_content": 144,
    "no_key": 145,
    "busy": 146,
    "disk": 147,
    "nothing_older": 148,
    "address": 150,
    "host": 151,
    "unreachable": 152,
    "too_slow": 153,
    "redirect": 154,
    "status": 155,
    "page_instead": 156,
    "encoded": 157,
    "broken_off": 158,
    "proxy": 159,
    "certificate_name": 160,
    "certificate_expired": 161,
    "certificate_unknown": 162,
    "tls": 163,
    "stopped": 164,
    "unreadable": 165,
}
"""Every code with the number that people tell IT: 131 becomes DA-131. 119 and 120 are notices of the start (`active`)."""


class PackRefused(Exception):
    """The pack is not used and nothing has changed. `code` stands in `NUMBERS`; `data` holds what the sentence needs."""

    def __init__(self, code: str, **data: object) -> None:
        super().__init__(code)
        self.code = code
        self.data = data
