using System.Globalization;

namespace ReverseBuy.Orders;

/// <summary>The answer to a command: what it was about, and how that stood right after. Repeating the command gives the same one.</summary>
/// <param name="Aggregate">What the command was about.</param>
/// <param name="State">The state's name after the command.</param>
/// <param name="Version">The version after the command.</param>
public sealed record Receipt(AggregateKey Aggregate, string State, int Version)
{
    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Aggregate} {State} (version {Version})");
}
