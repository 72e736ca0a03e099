namespace ReverseBuy.Fulfilment;

/// <summary>When goods are checked.</summary>
public enum ComplianceOccasion
{
    /// <summary>Before an order is approved: nothing is bought yet, and the country may not be known.</summary>
    Review,

    /// <summary>Before a parcel is packed, if only for trial.</summary>
    Packing,
}
