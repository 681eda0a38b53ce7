"""The primes below a limit, by the sieve of Eratosthenes, and what they are made of."""
import sys


def primes(limit):
    flags = [True] * (limit + 1)
    for n in range(2, limit + 1):
        if flags[n]:
            yield n
            for multiple in range(n * n, limit + 1, n):
                flags[multiple] = False


def main():
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    found = list(primes(limit))
    print(f"{len(found)} primes up to {limit}:")
    print(*found[:25], "..." if len(found) > 25 else "")


if __name__ == "__main__":
    main()
