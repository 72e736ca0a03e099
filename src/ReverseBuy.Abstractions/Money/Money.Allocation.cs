using System.Numerics;

namespace ReverseBuy;

public readonly partial record struct Money
{
    /// <summary>Divides into equal shares that differ by at most one smallest unit. The first ones take what does not divide.</summary>
    /// <param name="parts">How many shares; at least 1.</param>
    /// <returns>The shares; their sum is the whole.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 1 parts.</exception>
    /// <exception cref="InvalidOperationException">The amount has a fraction of a smallest unit.</exception>
    /// <exception cref="OverflowException">There are too many smallest units to count.</exception>
    public IReadOnlyList<Money> Split(int parts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        return Allocate([.. Enumerable.Repeat(1m, parts)]);
    }

    /// <summary>Divides by weights, by the largest remainder: each share is the exact one rounded down or up to a smallest unit.
    /// Among equal remainders the first one is rounded up.</summary>
    /// <param name="weights">The weights; none negative, not all 0.</param>
    /// <returns>One share per weight, none of the other sign than the whole; their sum is the whole.</returns>
    /// <exception cref="ArgumentException">There is no weight, one is negative, or all are 0.</exception>
    /// <exception cref="InvalidOperationException">The amount has a fraction of a smallest unit.</exception>
    /// <exception cref="OverflowException">There are too many smallest units to count.</exception>
    public IReadOnlyList<Money> Allocate(IReadOnlyList<decimal> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var scale = 0;
        foreach (var weight in weights)
        {
            scale = weight >= 0
                ? Math.Max(scale, weight.Scale)
                : throw new ArgumentException(FormattableString.Invariant($"Weight {weight} is negative. Pass weights of 0 or more."), nameof(weights));
        }

        BigInteger[] scaled = [.. weights.Select(weight => Scaled(weight, scale))];
        var total = scaled.Aggregate(BigInteger.Zero, BigInteger.Add);
        return total.IsZero
            ? throw new ArgumentException("At least one weight must be above 0.", nameof(weights))
            : Shares(scaled, total);
    }

    /// <summary>Whole numbers throughout: a rounded quotient would hand a cent to the wrong one of two equal remainders.</summary>
    private Money[] Shares(BigInteger[] weights, BigInteger total)
    {
        // Magnitudes only, so that a refund is divided exactly as the charge was.
        var whole = BigInteger.Abs(ToMinorUnits());
        var units = new BigInteger[weights.Length];
        var remainders = new BigInteger[weights.Length];
        var left = whole;
        for (var index = 0; index < units.Length; index++)
        {
            units[index] = BigInteger.DivRem(whole * weights[index], total, out remainders[index]);
            left -= units[index];
        }

        // What is left goes to the largest remainders; among equals the first ones, so that a run can be repeated. Fewer
        // units are left than remainders above 0, so a weight of 0 gets none.
        foreach (var index in Enumerable.Range(0, units.Length).OrderByDescending(index => remainders[index]).Take((int)left))
        {
            units[index]++;
        }

        var sign = Math.Sign(Amount);
        var currency = Currency;
        return [.. units.Select(count => FromMinorUnits((long)(sign * count), currency))];
    }

    private static BigInteger Scaled(decimal weight, int scale)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(weight, bits);
        var mantissa = new BigInteger(new decimal(bits[0], bits[1], bits[2], isNegative: false, scale: 0));
        return mantissa * BigInteger.Pow(10, scale - weight.Scale);
    }
}
