namespace ReverseBuy.Testing;

/// <summary>Ids in no order, the same for the same seed. Thread-safe.</summary>
/// <param name="seed">The seed.</param>
public sealed class SeededIdGenerator(int seed) : IIdGenerator
{
    private readonly Random _random = new(seed);
    private readonly Lock _gate = new();

    /// <inheritdoc />
    public Guid NewValue()
    {
        Span<byte> bytes = stackalloc byte[16];
        lock (_gate)
        {
            _random.NextBytes(bytes);
        }

        return new Guid(bytes);
    }
}
