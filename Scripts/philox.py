"""Philox4x32-10 and the numbers that verify fixtures draw with it (docs/verify-fixtures.md)."""

import numpy as np

PARAMETERS = 0x46495854
SKETCH = 0x534B4554


def words(counters, stream, purpose, seed):
    """The four words of each counter (counters[i], stream, purpose, 0): an array [n, 4] of uint32."""
    low = np.uint64(0xFFFFFFFF)
    shift = np.uint64(32)
    count = len(counters)
    c = [np.asarray(counters, np.uint64), np.full(count, stream, np.uint64),
         np.full(count, purpose, np.uint64), np.zeros(count, np.uint64)]
    key = [seed & 0xFFFFFFFF, seed >> 32]
    for _ in range(10):
        first = c[0] * np.uint64(0xD2511F53)
        second = c[2] * np.uint64(0xCD9E8D57)
        c = [(second >> shift) ^ c[1] ^ np.uint64(key[0]), second & low,
             (first >> shift) ^ c[3] ^ np.uint64(key[1]), first & low]
        key = [(key[0] + 0x9E3779B9) & 0xFFFFFFFF, (key[1] + 0xBB67AE85) & 0xFFFFFFFF]
    return np.stack(c, axis=1).astype(np.uint32)


def uniform(count, stream, purpose, seed):
    """`count` numbers in [0, 1), multiples of 2^-24, in float64."""
    drawn = words(np.arange((count + 3) // 4), stream, purpose, seed).reshape(-1)[:count]
    return (drawn >> np.uint32(8)).astype(np.float64) * 2.0**-24


def sketch(values, tensor, seed):
    """The norm of `values` and its 16 projections on random signs: an array [17] of float64."""
    values = np.asarray(values, np.float64).reshape(-1)
    projections = np.zeros(16)
    chunk = 1 << 18
    for start in range(0, len(values), chunk):
        part = values[start:start + chunk]
        counters = np.arange(start // 8, (start + len(part) + 7) // 8)
        drawn = words(counters, tensor, SKETCH, seed)
        halves = np.stack([drawn & np.uint32(0xFFFF), drawn >> np.uint32(16)], axis=2).reshape(-1)[:len(part)]
        for probe in range(16):
            signs = 1.0 - 2.0 * ((halves >> np.uint32(probe)) & np.uint32(1))
            projections[probe] += signs @ part
    return np.concatenate([[np.linalg.norm(values)], projections])
