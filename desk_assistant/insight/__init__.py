"""What a month tells: fixed periods, counts, what may be shown of them, and the sentences that go with them."""
