namespace ReverseBuy.Fulfilment;

/// <summary>How a parcel turned out.</summary>
/// <param name="WeightGrams">Its weight in grams; above 0.</param>
/// <param name="Size">Its outer size.</param>
public sealed record PackedParcel(int WeightGrams, ParcelSize Size)
{
    /// <summary>The freight of what it turned out to be; <see langword="null"/> when it is what was set before. Required where freight is billed after weighing.</summary>
    public Money? Freight { get; init; }
}
