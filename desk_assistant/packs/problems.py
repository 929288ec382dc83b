"""Why a pack is not taken into use: a code with data. What people read is made of it elsewhere."""

NUMBERS: dict[str, int] = {
    "not_a_pack": 121,
    "cut_short": 122,
    "signature": 123,
    "unknown_key": 124,
    "revoked_key": 125,
    "keys_older": 126,
    "other_keys": 139,
    "malformed": 127,
    "too_large": 128,
    "needs_newer": 129,
    "older": 130,
    "other_content": 131,
    "from_the_future": 132,
    "gone_back_from": 133,
    "bad_content": 134,
    "no_key": 135,
    "busy": 136,
    "disk": 137,
    "nothing_older": 138,
    "address": 140,
    "host": 141,
    "unreachable": 142,
    "too_slow": 143,
    "redirect": 144,
    "status": 145,
    "page_instead": 146,
    "encoded": 147,
    "broken_off": 148,
    "proxy": 149,
    "certificate_name": 150,
    "certificate_expired": 151,
    "certificate_unknown": 152,
    "tls": 153,
}
"""Every code with the number that people tell IT: 121 becomes DA-121. 119 and 120 are notices of the start (`active`)."""


class PackRefused(Exception):
    """The pack is not used and nothing has changed. `code` stands in `NUMBERS`; `data` holds what the sentence needs."""

    def __init__(self, code: str, **data: object) -> None:
        super().__init__(code)
        self.code = code
        self.data = data
