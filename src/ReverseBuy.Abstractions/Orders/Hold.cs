namespace ReverseBuy.Orders;

/// <summary>Keeps something where it is: commands that take it further are refused, what is learnt from outside is noted all the same.</summary>
/// <param name="Reason">Why, in the words of who put it; no personal data.</param>
/// <param name="By">Who put it.</param>
/// <param name="Since">From when on.</param>
public sealed record Hold(string Reason, Actor By, DateTimeOffset Since)
{
    /// <summary>Until when; <see langword="null"/> when somebody has to release it.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Tells whether it keeps anything at a moment.</summary>
    /// <param name="at">The moment.</param>
    /// <returns>Whether it does.</returns>
    public bool IsInForce(DateTimeOffset at) => Until is not { } until || at < until;
}
