using ReverseBuy.Orders;

namespace ReverseBuy.Privacy;

/// <summary>Asks for a customer's personal data to be erased.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Actor">Who has it erased; kept in the history of what is erased.</param>
public sealed record ErasePersonalData(CustomerId Customer, Actor Actor)
{
    /// <summary>Whether it is erased although orders or parcels are on their way. A parcel without a recipient cannot be sent.</summary>
    public bool EvenIfNeeded { get; init; }
}
