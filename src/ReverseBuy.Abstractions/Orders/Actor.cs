namespace ReverseBuy.Orders;

/// <summary>Who did something.</summary>
/// <param name="Kind">In which role.</param>
/// <param name="Id">The host's id of the person, or the name of the part of the system; no personal data.</param>
public readonly record struct Actor(ActorKind Kind, string Id)
{
    /// <inheritdoc />
    public override string ToString() => $"{Kind}:{Id}";
}
