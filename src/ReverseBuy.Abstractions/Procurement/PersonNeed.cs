namespace ReverseBuy.Procurement;

/// <summary>That a purchase waits for a person.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Since">Since when.</param>
public sealed record PersonNeed(PersonReason Reason, DateTimeOffset Since);
