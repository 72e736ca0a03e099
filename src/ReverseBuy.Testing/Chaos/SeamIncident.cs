namespace ReverseBuy.Testing;

/// <summary>A call that went wrong on purpose.</summary>
/// <param name="Call">The call.</param>
/// <param name="Number">The how-manieth call of its operation it was, from 1: of the same tenant and marketplace.</param>
/// <param name="Fault">What went wrong.</param>
public sealed record SeamIncident(SeamCall Call, int Number, SeamFault Fault)
{
    /// <inheritdoc />
    public override string ToString() => FormattableString.Invariant($"{Call} {Number} ({Fault})");
}
