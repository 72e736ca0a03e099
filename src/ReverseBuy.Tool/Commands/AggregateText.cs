using ReverseBuy.Orders;

namespace ReverseBuy.Tool.Commands;

/// <summary>Reads what <see cref="AggregateKey.ToString"/> writes.</summary>
internal static class AggregateText
{
    public static bool TryParse(string text, out AggregateKey key)
    {
        var parts = text.Split(':');
        if (parts.Length == 2 && Enum.TryParse<AggregateKind>(parts[0], out var kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(parts[0][0]) && Guid.TryParse(parts[1], out var value))
        {
            key = new AggregateKey(kind, value);
            return true;
        }

        key = default;
        return false;
    }
}
