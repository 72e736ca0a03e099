using ReverseBuy.Fulfilment;

namespace ReverseBuy.Orders.Shipping;

/// <summary>What the rules say of a parcel as it was when they were asked.</summary>
/// <param name="Checked">The parcel as it was.</param>
/// <param name="Reason">Why it must not be sent; <see langword="null"/> when it may.</param>
internal sealed record ComplianceVerdict(Parcel Checked, string? Reason)
{
    /// <summary>Refuses a verdict about other goods or another country: somebody changed the parcel while the rules were asked.</summary>
    public void RequireStillAbout(Parcel parcel)
    {
        if (parcel.Country != Checked.Country || !parcel.Items.SequenceEqual(Checked.Items) || !parcel.FoundItems.SequenceEqual(Checked.FoundItems))
        {
            throw new ConcurrencyException(AggregateKey.Of(parcel.Id).ToString());
        }
    }
}
