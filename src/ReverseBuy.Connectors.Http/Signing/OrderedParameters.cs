using System.Buffers;

namespace ReverseBuy.Connectors.Http;

/// <summary>Parameters in the order in which they are signed, in memory that is given back.</summary>
internal readonly ref struct OrderedParameters : IDisposable
{
    private static readonly Comparison<Entry> ByName = static (left, right) =>
        string.CompareOrdinal(left.Name, right.Name) is var order and not 0 ? order : left.Position.CompareTo(right.Position);

    private static readonly Comparison<Entry> ByPair = static (left, right) =>
        PairOrder.Compare(left.Name, left.Value, right.Name, right.Value) is var order and not 0 ? order : left.Position.CompareTo(right.Position);

    private readonly Entry[] _rented;
    private readonly int _count;

    public OrderedParameters(ReadOnlySpan<KeyValuePair<string, string>> parameters, SignatureOrder order)
    {
        _rented = ArrayPool<Entry>.Shared.Rent(parameters.Length);
        _count = parameters.Length;
        for (var position = 0; position < parameters.Length; position++)
        {
            _rented[position] = new Entry(parameters[position].Key, parameters[position].Value, position);
        }

        _rented.AsSpan(0, _count).Sort(order == SignatureOrder.Name ? ByName : ByPair);
    }

    public ReadOnlySpan<Entry> Entries => _rented.AsSpan(0, _count);

    public void Dispose() => ArrayPool<Entry>.Shared.Return(_rented, clearArray: true);

    /// <summary>A parameter and where it stood; the place keeps equal names in their order.</summary>
    internal readonly record struct Entry(string Name, string Value, int Position);
}
