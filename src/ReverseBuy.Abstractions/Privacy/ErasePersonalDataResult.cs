using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;

namespace ReverseBuy.Privacy;

/// <summary>What became of erasing a customer's personal data. A closed set: <see cref="Erased"/>, <see cref="StillNeeded"/>.</summary>
public abstract record ErasePersonalDataResult
{
    private ErasePersonalDataResult()
    {
    }

    /// <summary>It is erased.</summary>
    /// <param name="Report">What was erased this time, and what is kept.</param>
    public sealed record Erased(PersonalDataReport Report) : ErasePersonalDataResult;

    /// <summary>Nothing was erased: these have not come to their end, and cannot without it. Cancel them, wait for them, or say that it is to be erased nevertheless.</summary>
    /// <param name="Orders">The customer's orders that are open.</param>
    /// <param name="Parcels">The customer's parcels that are not where they go.</param>
    public sealed record StillNeeded(IReadOnlyList<OrderId> Orders, IReadOnlyList<ParcelId> Parcels) : ErasePersonalDataResult;
}
