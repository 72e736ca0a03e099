using System.Collections.Immutable;
using System.Globalization;

namespace ReverseBuy.Orders;

/// <summary>The units of a line, counted by bucket. Moving them never changes how many there are.</summary>
/// <remarks>Immutable; equal when the counts are.</remarks>
public sealed class Units : IEquatable<Units>
{
    private static readonly int Buckets = Enum.GetValues<UnitBucket>().Length;
    private readonly ImmutableArray<int> _counts;

    private Units(ImmutableArray<int> counts)
    {
        _counts = counts;
        Total = counts.Sum();
    }

    /// <summary>How many units there are in all.</summary>
    public int Total { get; }

    /// <summary>The buckets that hold units, in their declared order, with how many each holds.</summary>
    public IEnumerable<KeyValuePair<UnitBucket, int>> Counts =>
        _counts.Select((count, bucket) => KeyValuePair.Create((UnitBucket)bucket, count)).Where(entry => entry.Value > 0);

    /// <summary>How many units a bucket holds.</summary>
    /// <param name="bucket">The bucket.</param>
    public int this[UnitBucket bucket] => _counts[(int)bucket];

    /// <summary>All units of a new line.</summary>
    /// <param name="quantity">How many; at least 1.</param>
    /// <returns>The units, all pending.</returns>
    public static Units AllPending(int quantity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quantity, 1);
        return Of([KeyValuePair.Create(UnitBucket.Pending, quantity)]);
    }

    /// <summary>Units as they were counted before.</summary>
    /// <param name="counts">How many each bucket holds; none negative, no bucket twice.</param>
    /// <returns>The units.</returns>
    /// <exception cref="ArgumentException">A count is negative, or a bucket unknown or named twice.</exception>
    public static Units Of(IEnumerable<KeyValuePair<UnitBucket, int>> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var byBucket = new int[Buckets];
        foreach (var (bucket, count) in counts)
        {
            if (count < 0 || (int)bucket < 0 || (int)bucket >= Buckets || byBucket[(int)bucket] != 0)
            {
                throw new ArgumentException($"{count} units in bucket {bucket} make no sense here.", nameof(counts));
            }

            byBucket[(int)bucket] = count;
        }

        return new Units([.. byBucket]);
    }

    /// <summary>Moves units.</summary>
    /// <param name="from">The bucket they leave.</param>
    /// <param name="to">The bucket they go to.</param>
    /// <param name="quantity">How many; at least 1.</param>
    /// <param name="subject">Whose units they are, for the message of a refusal.</param>
    /// <returns>The units after the move.</returns>
    /// <exception cref="OrderTransitionException">The move is not legal (see <see cref="UnitMoves"/>), or the bucket holds fewer.</exception>
    public Units Move(UnitBucket from, UnitBucket to, int quantity, string subject = "units")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quantity, 1);
        if (!UnitMoves.Legal.Contains((from, to)))
        {
            throw new OrderTransitionException(subject, from.ToString(), $"move to {to}", UnitMoves.From(from).Select(bucket => bucket.ToString()));
        }

        if (this[from] < quantity)
        {
            throw new OrderTransitionException(
                subject, string.Create(CultureInfo.InvariantCulture, $"{this[from]} {from}"), string.Create(CultureInfo.InvariantCulture, $"move {quantity} to {to}"), []);
        }

        return new Units(_counts.SetItem((int)from, this[from] - quantity).SetItem((int)to, this[to] + quantity));
    }

    /// <inheritdoc />
    public bool Equals(Units? other) => other is not null && _counts.AsSpan().SequenceEqual(other._counts.AsSpan());

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Units);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var count in _counts)
        {
            hash.Add(count);
        }

        return hash.ToHashCode();
    }

    /// <summary>The buckets that hold units, such as <c>2 Pending, 1 InStock</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        string.Join(", ", Counts.Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Value} {entry.Key}")));
}
