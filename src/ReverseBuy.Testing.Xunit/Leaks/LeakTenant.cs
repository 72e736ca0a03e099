using System.Globalization;

namespace ReverseBuy.Testing;

/// <summary>A tenant of a <see cref="LeakHunt"/>: all that it has bears its marks, and is known by them wherever it turns up.</summary>
public sealed class LeakTenant
{
    private readonly decimal _amount;

    internal LeakTenant(int number, Random random)
    {
        Number = number;
        Marker = "zq" + string.Concat(Enumerable.Range(0, 8).Select(_ => "bcdfghjkmnpqrstvwxz0123456789"[random.Next(29)]));
        Id = new TenantId($"t-{Marker}");

        // Of eight figures, and of no other tenant: a hundred tenants apart, each in a range of its own.
        _amount = 100_000 + (number * 9_000) + random.Next(9_000) + (random.Next(11, 99) / 100m);
        Node = random.NextInt64(1L << 40, 1L << 47).ToString("x12", CultureInfo.InvariantCulture);
    }

    /// <summary>Its id, with the marker in it.</summary>
    public TenantId Id { get; }

    /// <summary>A text that occurs nowhere else: put it into whatever is this tenant's alone.</summary>
    public string Marker { get; }

    internal int Number { get; }

    /// <summary>The end of every id that is made while working for it.</summary>
    internal string Node { get; }

    /// <summary>A text of its own.</summary>
    /// <param name="text">What it says.</param>
    /// <returns>The same, and the marker.</returns>
    public string Text(string text) => $"{text} {Marker}";

    /// <summary>An amount of its own, of six figures, which no other tenant of the hunt has.</summary>
    /// <param name="currency">The currency; one with two decimals.</param>
    /// <returns>The amount.</returns>
    public Money Amount(Currency currency) => new(_amount, currency);

    /// <inheritdoc />
    public override string ToString() => Id.ToString();

    internal IEnumerable<LeakMark> Marks()
    {
        yield return new LeakMark(this, Marker, IsWhole: false);
        yield return new LeakMark(this, Node, IsWhole: false);
        yield return new LeakMark(this, _amount.ToString("0.00", CultureInfo.InvariantCulture), IsWhole: true);
        yield return new LeakMark(this, (_amount * 100).ToString("0", CultureInfo.InvariantCulture), IsWhole: true);
        foreach (var encoded in LeakMark.EncodingsOf(Marker))
        {
            yield return new LeakMark(this, encoded, IsWhole: false);
        }
    }
}
