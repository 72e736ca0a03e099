namespace ReverseBuy;

public readonly partial record struct Money
{
    /// <summary>Divides into equal shares that differ by at most one smallest unit. The first ones take what does not divide.</summary>
    /// <param name="parts">How many shares; at least 1.</param>
    /// <returns>The shares; their sum is the whole.</returns>
    /// <exception cref="InvalidOperationException">The amount has a fraction of a smallest unit.</exception>
    public IReadOnlyList<Money> Split(int parts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        return Allocate([.. Enumerable.Repeat(1m, parts)]);
    }

    /// <summary>Divides by weights, by the largest remainder: each share is the exact one rounded down or up to a smallest unit.</summary>
    /// <param name="weights">The weights; none negative, not all 0.</param>
    /// <returns>One share per weight, none of the other sign than the whole; their sum is the whole.</returns>
    /// <exception cref="ArgumentException">There is no weight, one is negative, or all are 0.</exception>
    /// <exception cref="InvalidOperationException">The amount has a fraction of a smallest unit.</exception>
    public IReadOnlyList<Money> Allocate(IReadOnlyList<decimal> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var total = 0m;
        foreach (var weight in weights)
        {
            total += weight >= 0 ? weight : throw new ArgumentException($"Weight {weight} is negative.", nameof(weights));
        }

        if (total == 0)
        {
            throw new ArgumentException("At least one weight must be above 0.", nameof(weights));
        }

        return Shares(weights, total);
    }

    private Money[] Shares(IReadOnlyList<decimal> weights, decimal total)
    {
        // Magnitudes only, so that a refund is divided exactly as the charge was.
        var whole = Math.Abs(ToMinorUnits());
        var units = new long[weights.Count];
        var remainders = new decimal[weights.Count];
        var left = whole;
        for (var index = 0; index < units.Length; index++)
        {
            var exact = whole * (weights[index] / total);
            units[index] = Math.Min((long)decimal.Floor(exact), left);
            remainders[index] = exact - units[index];
            left -= units[index];
        }

        // What is left goes to the largest remainders; among equals the first ones, so that a run can be repeated.
        foreach (var index in Enumerable.Range(0, units.Length)
                     .Where(index => weights[index] > 0)
                     .OrderByDescending(index => remainders[index])
                     .Take((int)left))
        {
            units[index]++;
        }

        var sign = Math.Sign(Amount);
        var currency = Currency;
        return [.. units.Select(count => FromMinorUnits(sign * count, currency))];
    }
}
