"""What the municipality lays down for every desk of a computer: one TOML file, put there by IT, that a desk cannot write.

`[locked]` holds what the desk may not change, `[preset]` what holds until the desk chooses otherwise. The keys are named as the
settings are. What is wrong does not hold and is named with its line; a locked key then has its safe value, still locked, so that a
slip of the pen gives nobody a choice that was taken away. Decisions: docs/adr/0013-policy.md.
"""
