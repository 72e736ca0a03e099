namespace ReverseBuy.Procurement;

/// <summary>
/// What follows for units that were not bought. A closed set: <see cref="Wait"/>, <see cref="BuyAgain"/>, <see cref="BuyInstead"/>, <see cref="Cancel"/>.
/// </summary>
public abstract record UnboughtDecision
{
    private UnboughtDecision()
    {
    }

    /// <summary>They stay pending: a person decides, with <see cref="IProcurement.BuyAsync"/>.</summary>
    public sealed record Wait : UnboughtDecision;

    /// <summary>They are bought again, as a new purchase with a new reference.</summary>
    /// <param name="After">How long to wait before; not negative.</param>
    public sealed record BuyAgain(TimeSpan After) : UnboughtDecision;

    /// <summary>They are bought from another listing.</summary>
    /// <param name="Alternative">Which one.</param>
    public sealed record BuyInstead(PurchaseAlternative Alternative) : UnboughtDecision;

    /// <summary>They are cancelled.</summary>
    public sealed record Cancel : UnboughtDecision;
}
